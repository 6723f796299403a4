"""Numbers: taken, called, served; nothing personal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.bookings.models.line import Appointment, Line
from linli.bookings.words import AT_A_WINDOW, Taken, Turn
from linli.core.privacy import declare
from linli.people.models import Account
from linli.services.shelf import Entry, shelf


class LineDay(models.Model):
    """The last number that a line gave out on a day."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    last = models.PositiveIntegerField()

    privacy = declare(plain="id line day last")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "day"], name="line_day_once")]

    def __str__(self) -> str:
        return f"{self.line_id} {self.day}: {self.last}"


class Ticket(models.Model):
    """A number of a day: `label` such as A012. `given_by` is the line that gave it, `line` the one it waits in now.

    Who comes next goes by `rank_at`: when it was taken, or for an appointment the appointed moment; `first`: before
    the others, for whoever cannot stand in line. `called_at`: the first call; `shown_at`: the last, by which the screen
    goes. `code`: its page for whoever took it by telephone.
    """

    key = models.UUIDField(unique=True)
    given_by = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+", db_index=False)
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="tickets", db_index=False)
    day = models.DateField()
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=8)
    code = models.CharField(max_length=12, unique=True)
    how = models.CharField(max_length=9, choices=Taken)
    appointment = models.OneToOneField(Appointment, null=True, on_delete=models.PROTECT, related_name="ticket")
    first = models.BooleanField(default=False)
    at = models.DateTimeField()
    rank_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=Turn, default=Turn.WAITING)
    window = models.PositiveSmallIntegerField(null=True)
    clerk = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    called_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    served_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id key given_by line day number label code how appointment first at rank_at state window clerk "
        "called_at shown_at calls served_at done_at"
    )

    class Meta:
        verbose_name = _("Number")
        constraints = [models.UniqueConstraint(fields=["given_by", "day", "number"], name="ticket_number_once")]
        indexes = [
            models.Index(
                fields=["line", "day", "-first", "rank_at", "id"],
                name="ticket_waiting",
                condition=models.Q(state=Turn.WAITING),
            ),
            models.Index(
                fields=["line", "day", "-shown_at"], name="ticket_called", condition=models.Q(state__in=AT_A_WINDOW)
            ),
            models.Index(fields=["line", "day"], name="ticket_day"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def what(self) -> Entry | None:
        """What its appointment is for, as the list of services has it today; None without one."""
        return shelf.get().entries.get(self.appointment.item_id or 0) if self.appointment else None
