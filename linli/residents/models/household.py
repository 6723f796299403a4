"""A household 户: where it is, who keeps contact with it, when it was last seen."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.core.remarking import Marking
from linli.people.models import Person
from linli.residents.queries import Households
from linli.residents.words import Source

VISIT = noop("to find the household when it is visited")
KEPT = "P2Y"


class Household(models.Model):
    """One file per household. `area` is its grid. Times beside: when it was last visited, when care is looked at next.

    `building`: such as 3号楼, plain, for lists and routes. `size`: how many live there, as they say. `spot`: "lon,lat"
    in WGS-84 degrees, or "". `marks`: by which the address is found; `place_mark` equal for equal addresses; `beside`:
    0 for the first household at an address, 1 for the next one.
    """

    code = models.CharField(max_length=40, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="households", db_index=False)
    address = EncryptedText(_("Address"), blank=True, default="")
    building = models.CharField(max_length=40, blank=True, default="")
    spot = EncryptedText(_("Place on the map"), blank=True, default="")
    size = models.PositiveSmallIntegerField(default=0)
    agent = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="households")
    agent_since = models.DateField(null=True)
    seen_at = models.DateTimeField(null=True)
    care_review_on = models.DateField(null=True)
    source = models.CharField(max_length=8, choices=Source, default=Source.VISIT)
    marks = ArrayField(models.IntegerField(), default=list, verbose_name=_("Marks for searching"))
    place_mark = models.BigIntegerField(_("Mark of the address"), null=True)
    beside = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)
    entered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Households.as_manager()

    privacy = declare(
        plain="id code area building size agent agent_since seen_at care_review_on source beside active entered_at "
        "closed_at version",
        address=Privacy(purpose=VISIT, encrypt=True, mask=Mask.ADDRESS, expire=KEPT),
        spot=Privacy(purpose=VISIT, encrypt=True, mask=Mask.TEXT, expire=KEPT),
        marks=Privacy(purpose=noop("to find the file by its address"), mask=Mask.TEXT, expire=KEPT),
        place_mark=Privacy(purpose=noop("to keep one household from getting two files"), mask=Mask.TEXT, expire=KEPT),
    )
    keeping = Keeping(since="closed_at", told=True)
    marking = Marking("linli.residents.marks.of_dwelling", "marks", "place_mark")

    class Meta:
        verbose_name = _("Household")
        constraints = [
            models.UniqueConstraint(
                fields=["place_mark", "beside"], condition=Q(active=True), name="household_once_at_an_address"
            ),
            models.CheckConstraint(
                condition=Q(active=True, closed_at__isnull=True) | Q(active=False, closed_at__isnull=False),
                name="household_closed_at",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "code"], name="household_area"),
            models.Index(fields=["area", "agent"], condition=Q(active=True), name="household_coverage"),
            models.Index(
                fields=["area", "code"], condition=Q(active=True, agent__isnull=True), name="household_without_agent"
            ),
            models.Index(F("seen_at").asc(nulls_first=True), "id", condition=Q(active=True), name="household_not_seen"),
            models.Index(fields=["care_review_on", "id"], condition=Q(active=True), name="household_care"),
            GinIndex(fields=["marks"], name="household_marks"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("desk:household", args=[self.pk])
