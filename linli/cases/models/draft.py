"""A message of a chat group, kept word for word until somebody decides what it is: a case, part of one, or none."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases.models.case import Case
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.core.remarking import Marking
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

ASKED = "to register what was raised in the group"
KEEP = "P1Y"


class Paste(models.Model):
    """A chat export as somebody pasted it: from which group, of which area, how many messages, how many of them new."""

    group = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    pasted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    messages = models.PositiveIntegerField()
    fresh = models.PositiveIntegerField()

    privacy = declare(plain="id group area pasted_by at messages fresh")

    class Meta:
        verbose_name = _("Pasted chat export")

    def __str__(self) -> str:
        return f"{self.group} · {self.at}"


class Drafts(models.QuerySet["Draft"]):
    """Drafts, read as sentences."""

    def visible_to(self, account: Any) -> "Drafts":
        """Those of groups in areas where the account may register cases."""
        whole = tree.get()
        areas = powers(account).areas(Permission.CASE_REGISTER)
        below = {each for each in whole.nodes if not set(whole.lineage(each)).isdisjoint(areas)}
        return self.filter(area__in=below)

    def waiting(self) -> "Drafts":
        return self.filter(fate="", mark__isnull=False)


class Draft(models.Model):
    """One message. `mark` is a keyed mark of group, sender, time and words: the same message is known again by it;
    empty when all that was said has been erased, as it is a year after it was pasted, whatever became of it."""

    class Fate(models.TextChoices):
        REGISTERED = "registered", _("Registered as a case")
        JOINED = "joined", _("Added to a case")
        SET_ASIDE = "set_aside", _("Set aside")

    paste = models.ForeignKey(Paste, on_delete=models.PROTECT, related_name="drafts")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    mark = models.BinaryField(max_length=32, null=True, unique=True)
    place_in_paste = models.PositiveIntegerField()
    sender = EncryptedText(blank=True, default="")
    said_at = models.DateTimeField(null=True)
    words = EncryptedText()
    fate = models.CharField(max_length=10, choices=Fate, blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="drafts")
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    objects = Drafts.as_manager()

    privacy = declare(
        plain="id paste area place_in_paste said_at fate case reason decided_by decided_at",
        mark=Privacy(purpose="to keep the same message once", expire=KEEP),
        sender=Privacy(purpose=ASKED, encrypt=True, mask=Mask.NAME, expire=KEEP),
        words=Privacy(purpose=ASKED, encrypt=True, expire=KEEP),
    )
    keeping = Keeping(since="paste__at", told=True)
    marking = Marking("linli.cases.drafts.of_draft", "mark")

    class Meta:
        verbose_name = _("Message of a chat group")
        constraints = [
            models.CheckConstraint(
                condition=Q(fate__in=("registered", "joined"), case__isnull=False)
                | Q(fate__in=("", "set_aside"), case__isnull=True),
                name="draft_has_a_case_when_it_became_one",
            ),
            models.CheckConstraint(
                condition=~Q(fate="set_aside") | ~Q(reason=""), name="draft_set_aside_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["area", "id"], name="draft_waiting", condition=Q(fate=""))]

    def __str__(self) -> str:
        return f"{self.pk}"
