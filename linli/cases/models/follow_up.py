"""A follow-up call 回访: a settled case was drawn, and somebody who did not handle it asks the resident."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.privacy import declare
from linli.people.models import Account


class FollowUp(models.Model):
    """One call to make, once for each time the work was done. `number` is the case's lot, 0 to 99; it was drawn because
    that lies below `share`, which rule `rule` of the practice (counted from 1) sets. `taken_by`: who is calling now."""

    class State(models.TextChoices):
        WAITING = "waiting", _("To be called")
        REACHED = "reached", _("Reached")
        UNREACHED = "unreached", _("Not reached")
        LAPSED = "lapsed", _("Not called in time")
        REFUSED = "refused", _("Did not want to say")
        NEEDLESS = "needless", _("No longer needed")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    round = models.PositiveSmallIntegerField(default=0)
    rule = models.PositiveSmallIntegerField()
    share = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    call_from = models.DateTimeField()
    call_until = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    last_try_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    solved = models.BooleanField(null=True)

    privacy = declare(
        plain="id case round rule share number call_from call_until state tries last_try_at taken_by taken_at done_by "
        "done_at solved"
    )

    class Meta:
        verbose_name = _("Follow-up call")
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="follow_up_once_a_round"),
            models.CheckConstraint(condition=Q(number__lt=F("share")), name="follow_up_was_drawn"),
        ]
        indexes = [models.Index(fields=["call_until", "id"], name="follow_up_next", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.get_state_display()}"
