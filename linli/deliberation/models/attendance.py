"""Who belongs to a meeting, and who came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.deliberation.models.meeting import Meeting
from linli.deliberation.words import Attends, Came
from linli.people.models import Account, Organisation, Person

COME = "to know who was there"
KEPT = "P90D"


class Attendance(models.Model):
    """A member by name, an organisation that sends somebody (`name`: whom), or a resident who came; the same `key`
    twice is one. `mark`: the keyed mark of the home where households count, else of name and number, so that nobody is
    counted twice. `excused`: said beforehand that they cannot come."""

    key = models.UUIDField(unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    kind = models.CharField(max_length=12, choices=Attends)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    home = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    excused = models.BooleanField(default=False)
    came_at = models.DateTimeField(null=True)
    came_how = models.CharField(max_length=4, choices=Came, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(
        plain="id key meeting kind person organisation excused came_at came_how by",
        name=Privacy(purpose=COME, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=COME, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        home=Privacy(purpose=COME, encrypt=True, mask=Mask.ADDRESS, expire=KEPT),
        mark=Privacy(purpose="to count nobody twice", expire=KEPT),
    )
    keeping = Keeping(since="meeting__ends")

    class Meta:
        verbose_name = _("Attendance")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="attendance_person_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                condition=Q(kind=Attends.ORGANISATION),
                name="attendance_organisation_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "mark"], condition=Q(mark__isnull=False), name="attendance_mark_once"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "kind"], name="attendance_meeting")]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        """A member by name, an organisation by its own, a resident masked."""
        if self.kind == Attends.PERSON:
            return str(self.person)
        if self.kind == Attends.ORGANISATION:
            return " · ".join(each for each in (str(self.organisation), self.name) if each)
        shown = (masked(self.name, Mask.NAME), masked(self.home, Mask.ADDRESS))
        return " · ".join(each for each in shown if each) or "—"
