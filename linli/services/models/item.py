"""A service item 事项 (P9), what it says from which day on, where it is offered, and blank forms to take along."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.catalogue.models import Category
from linli.core.deadline import Allowance, Unit
from linli.core.privacy import declare
from linli.people.models import Organisation
from linli.services.words import ItemType, Kind, ListName, Origin

MOST_VISITS = 20
UNITS = [(unit.value, unit.label) for unit in Unit]


class ServiceItem(models.Model):
    """`code` is its number in the list, kept for ever; what it says stands in its versions. `version` grows with every
    change to it, its versions, switches or blank forms."""

    code = models.CharField(max_length=40, unique=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id code active version")

    class Meta:
        verbose_name = _("Service item")
        verbose_name_plural = _("Service items")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("portal:service", args=[self.code])


class ItemVersion(models.Model):
    """What an item says from the day `since` on. Of several, the one in force on a day is the last that had begun; of
    several begun on one day, the last written. Rows are added, never changed; one that is not in force yet can be
    withdrawn.

    `also`: what people call it, too. `body`: who does it, where that is no organisation of ours. `promised_amount` 0:
    at once. `materials`: {name, originals, copies, later, note} each; `later`: may follow when incomplete papers are
    accepted (容缺). `steps`: a line each; `questions`: [question, answer] each. `visits`: how often one has to come.
    """

    item = models.ForeignKey(ServiceItem, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    origin = models.CharField(max_length=5, choices=Origin)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    also = models.CharField(max_length=200, blank=True)
    list_name = models.CharField(max_length=10, choices=ListName)
    kind = models.CharField(max_length=7, choices=Kind)
    item_type = models.CharField(max_length=14, choices=ItemType, default=ItemType.PUBLIC_SERVICE)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=120, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    legal_amount = models.PositiveSmallIntegerField(null=True)
    legal_unit = models.CharField(max_length=20, choices=UNITS, blank=True)
    promised_amount = models.PositiveSmallIntegerField(null=True)
    promised_unit = models.CharField(max_length=20, choices=UNITS, blank=True)
    conditions = models.TextField(blank=True)
    materials = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    fees = models.CharField(max_length=200, blank=True)
    windows = models.CharField(max_length=300, blank=True)
    visits = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(0), MaxValueValidator(MOST_VISITS)]
    )
    incomplete_accepted = models.BooleanField(default=False)
    across_areas = models.BooleanField(default=False)
    booking = models.BooleanField(default=False)
    questions = models.JSONField(default=list)
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(
        plain="id item number since origin written_at withdrawn_at name name_en also list_name kind item_type "
        "organisation body basis legal_amount legal_unit promised_amount promised_unit conditions materials steps "
        "fees windows visits incomplete_accepted across_areas booking questions category"
    )

    class Meta:
        verbose_name = _("Version of a service item")
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_numbered"),
            models.CheckConstraint(
                condition=Q(legal_amount__isnull=True)
                | Q(promised_amount__isnull=True)
                | ~Q(promised_unit=F("legal_unit"))
                | Q(promised_amount__lte=F("legal_amount")),
                name="item_promises_no_longer_than_the_law",
            ),
            models.CheckConstraint(condition=Q(visits__lte=MOST_VISITS), name="item_visits_at_most"),
        ]
        indexes = [models.Index(fields=["item", "-since", "-number"], name="item_version_in_force")]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def legal(self) -> Allowance | None:
        """The legal limit; None where the law sets none."""
        return Allowance(self.legal_amount, Unit(self.legal_unit)) if self.legal_amount else None

    @property
    def promised(self) -> Allowance | None:
        """The promised limit; None where none is promised, or it is done at once."""
        return Allowance(self.promised_amount, Unit(self.promised_unit)) if self.promised_amount else None

    @property
    def at_once(self) -> bool:
        return self.promised_amount == 0

    @property
    def done_by(self) -> str:
        """Who does it."""
        return str(self.organisation) if self.organisation else self.body


class Switch(models.Model):
    """Whether an item is offered in an area and everywhere within; the nearest switch around a place decides, and
    without any it is offered."""

    item = models.ForeignKey(ServiceItem, on_delete=models.CASCADE, related_name="switches", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    offered = models.BooleanField()

    privacy = declare(plain="id item area offered")

    class Meta:
        verbose_name = _("Switch of a service item")
        constraints = [models.UniqueConstraint(fields=["item", "area"], name="item_switch_once")]

    def __str__(self) -> str:
        return f"{self.item_id} · {self.area_id}: {self.offered}"


class Template(models.Model):
    """A blank form, or a filled-in example, for one of an item's materials, by the material's name."""

    item = models.ForeignKey(ServiceItem, on_delete=models.CASCADE, related_name="templates")
    material = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="services/templates", max_length=200)
    size = models.PositiveIntegerField()

    privacy = declare(plain="id item material name media_type file size")

    class Meta:
        verbose_name = _("Blank form")

    def __str__(self) -> str:
        return self.name
