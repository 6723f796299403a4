"""A routing rule: which cases it takes, and where it sends them. In order; the first that fits wins (P2, P6)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models.rung import Rung
from linli.cases.words import Urgency
from linli.catalogue.models import DeadlineClass
from linli.core.privacy import declare
from linli.people.models import Organisation


class Rule(models.Model):
    """Every condition that is set must hold; one that is empty asks nothing.

    Conditions: `categories` (keys, each with everything below it), `area` (with everything below it), `words` (any of
    them), `channels` (any of them), `urgency`. Results: the `organisation`, or the nearest one of `organisation_kind`
    around the case; the level `rung`; the `deadline_class`; the urgency it `sets_urgency` to.
    `active`: not taken out of use; `switched_on`: asked at present. A pack's rule keeps its place and its switch when
    the pack is applied again.
    """

    class Origin(models.TextChoices):
        PACK = "pack", _("From the practice")
        DESK = "desk", _("Made at the desk")

    key = models.SlugField(max_length=48, unique=True)
    order = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    origin = models.CharField(max_length=4, choices=Origin)
    active = models.BooleanField(default=True)
    switched_on = models.BooleanField(default=True)
    categories = ArrayField(models.CharField(max_length=80), default=list)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    words = ArrayField(models.CharField(max_length=20), default=list)
    channels = ArrayField(models.CharField(max_length=12), default=list)
    urgency = models.CharField(max_length=6, choices=Urgency, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    organisation_kind = models.SlugField(max_length=40, blank=True)
    rung = models.ForeignKey(Rung, null=True, on_delete=models.PROTECT, related_name="+")
    deadline_class = models.ForeignKey(DeadlineClass, null=True, on_delete=models.PROTECT, related_name="+")
    sets_urgency = models.CharField(max_length=6, choices=Urgency, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key order name name_en origin active switched_on categories area words channels urgency organisation "
        "organisation_kind rung deadline_class sets_urgency version"
    )

    class Meta:
        verbose_name = _("Routing rule")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(organisation_kind=""), name="rule_one_way_to_an_organisation"
            ),
            models.CheckConstraint(
                condition=~Q(organisation__isnull=True, organisation_kind="", rung__isnull=True)
                | Q(deadline_class__isnull=False)
                | ~Q(sets_urgency=""),
                name="rule_does_something",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def sends(self) -> bool:
        """Whether it names who gets the case."""
        return bool(self.organisation_id or self.organisation_kind)
