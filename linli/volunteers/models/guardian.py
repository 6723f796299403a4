"""A guardian's consent 监护人同意: without it nobody under age is called to anything."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Mask, Privacy, declare
from linli.people.models import Account
from linli.volunteers.models.volunteer import Volunteer

ASKED = "to ask a guardian, and to know that they agreed"


class Guardian(models.Model):
    """Who answers for a volunteer under age: named by the volunteer, asked by staff (`given_at`, `given_by`; `note`:
    how). Goes with what is personal of the volunteer."""

    volunteer = models.OneToOneField(Volunteer, on_delete=models.CASCADE, related_name="guardian")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    note = EncryptedText(blank=True, default="")

    privacy = declare(
        plain="id volunteer given_at given_by",
        name=Privacy(purpose=ASKED, encrypt=True, mask=Mask.NAME),
        phone=Privacy(purpose=ASKED, encrypt=True, mask=Mask.PHONE),
        note=Privacy(purpose=ASKED, encrypt=True),
    )

    class Meta:
        verbose_name = _("Guardian")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} · {self.volunteer_id}"
