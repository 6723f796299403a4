"""Somebody who signed up for an activity, or came to it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.activities.models.activity import Activity
from linli.activities.words import ON_THE_LIST, Came, Place
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account

COME = "to keep a place, and to say so when something changes"
KEPT = "P90D"


class SignUp(models.Model):
    """A resident by name and telephone, or somebody who serves by their account; the same `key` twice is one.

    `number`: in which order they came, from 1; the waiting list goes by it. `code`: the 12 digits by which a resident
    comes back. `mark`: the keyed mark of name and number, so that nobody is on the list twice. `walk_in`: came without
    having signed up; takes none of the places. `by`: who wrote them down, where they did not do it themselves.
    """

    key = models.UUIDField(unique=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sign_ups", db_index=False)
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=8, choices=Place)
    code = models.CharField(max_length=12, unique=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="sign_ups")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    walk_in = models.BooleanField(default=False)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    moved_up_at = models.DateTimeField(null=True)
    came_at = models.DateTimeField(null=True)
    came_how = models.CharField(max_length=4, choices=Came, blank=True)

    privacy = declare(
        plain="id key activity number place code account walk_in by at moved_up_at came_at came_how",
        name=Privacy(purpose=COME, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=COME, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        mark=Privacy(purpose="to have nobody on the list twice", expire=KEPT),
    )
    keeping = Keeping(since="activity__ends")

    class Meta:
        verbose_name = _("Sign-up")
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="sign_up_number_once"),
            models.UniqueConstraint(
                fields=["activity", "mark"],
                condition=Q(mark__isnull=False, place__in=ON_THE_LIST),
                name="sign_up_person_once",
            ),
            models.UniqueConstraint(
                fields=["activity", "account"],
                condition=Q(account__isnull=False, place__in=ON_THE_LIST),
                name="sign_up_account_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} · {self.number}"

    @property
    def who(self) -> str:
        """Whoever serves by name, a resident masked; a dash for whoever left no name."""
        if self.account_id:
            return str(self.account)
        shown: list[Any] = [masked(self.name, Mask.NAME), masked(self.phone, Mask.PHONE)]
        return " · ".join(each for each in shown if each) or "—"
