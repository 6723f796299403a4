"""A resident 居民: a member of a household, with only what service needs."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.core.remarking import Marking
from linli.residents.models.household import Household
from linli.residents.queries import Residents
from linli.residents.words import Purpose, Relation, Source

KEPT = "P2Y"
FIND = noop("to find the file again")


class Resident(models.Model):
    """One person of a household. `born_on` is an ISO 8601 date. `code`: the 12 digits by which they see their own data.

    What stands in telephone, id number and birthday stands there by consent. `joined_to`: the file of the same person
    that counts instead of this one. `erased_at`: nothing personal is left but that there was somebody.
    """

    code = models.CharField(max_length=12, unique=True)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="residents")
    name = EncryptedText(_("Full name"), blank=True, default="")
    phone = EncryptedText(_("Telephone"), blank=True, default="")
    id_number = EncryptedText(_("Id number"), blank=True, default="")
    born_on = EncryptedText(_("Birthday"), blank=True, default="")
    relation = models.CharField(max_length=12, choices=Relation, default=Relation.OTHER)
    source = models.CharField(max_length=8, choices=Source, default=Source.VISIT)
    marks = ArrayField(models.IntegerField(), default=list, verbose_name=_("Marks for searching"))
    id_mark = models.BigIntegerField(_("Mark of the id number"), null=True)
    same_mark = models.BigIntegerField(_("Mark of name and telephone"), null=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined", db_index=False)
    entered_at = models.DateTimeField()
    left_on = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Residents.as_manager()

    privacy = declare(
        plain="id code household relation source joined_to entered_at left_on erased_at version",
        name=Privacy(purpose=noop("to know whom the file is about"), encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(
            purpose=noop("to reach the household"), encrypt=True, mask=Mask.PHONE, expire=KEPT, consent=Purpose.CONTACT
        ),
        id_number=Privacy(
            purpose=noop("to apply for what they are entitled to"),
            encrypt=True,
            mask=Mask.NUMBER,
            expire=KEPT,
            consent=Purpose.IDENTITY,
        ),
        born_on=Privacy(
            purpose=noop("to know when benefits by age begin"),
            encrypt=True,
            mask=Mask.NUMBER,
            expire=KEPT,
            consent=Purpose.IDENTITY,
        ),
        marks=Privacy(purpose=FIND, mask=Mask.TEXT, expire=KEPT),
        id_mark=Privacy(purpose=noop("to find two files of one person"), mask=Mask.TEXT, expire=KEPT),
        same_mark=Privacy(purpose=noop("to find two files of one person"), mask=Mask.TEXT, expire=KEPT),
    )
    keeping = Keeping(since="left_on", told=True)
    marking = Marking("linli.residents.marks.of_member", "marks", "id_mark", "same_mark")

    class Meta:
        verbose_name = _("Resident")
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="resident_joined_to_another"
            ),
        ]
        indexes = [
            GinIndex(fields=["marks"], name="resident_marks"),
            models.Index(fields=["id_mark"], condition=Q(id_mark__isnull=False), name="resident_same_id"),
            models.Index(fields=["same_mark"], condition=Q(same_mark__isnull=False), name="resident_same_phone"),
            models.Index(fields=["joined_to"], condition=Q(joined_to__isnull=False), name="resident_joined"),
        ]

    def __str__(self) -> str:
        return self.name
