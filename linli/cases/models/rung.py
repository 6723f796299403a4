"""The ladder: who may solve a case, from the member alone to the joint meeting (J2)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.core.deadline import Allowance, Unit
from linli.core.privacy import declare


class Rung(models.Model):
    """One level of the ladder. `holders` are role keys; `forum` names the meeting that decides, if one does.

    `entry` is the question that decides whether a case belongs here; cases of the deadline classes `enters` (keys)
    begin here when nobody says otherwise. `area_level` is the key of the level of area that it stands for.
    """

    key = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    holders = ArrayField(models.CharField(max_length=40), default=list)
    organisation_kind = models.SlugField(max_length=40, blank=True)
    forum = models.CharField(max_length=60, blank=True)
    forum_en = models.CharField(max_length=80, blank=True)
    entry = models.CharField(max_length=120, blank=True)
    entry_en = models.CharField(max_length=200, blank=True)
    enters = ArrayField(models.CharField(max_length=40), default=list)
    area_level = models.SlugField(max_length=40, blank=True)
    amount = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=20, blank=True, choices=[(unit.value, unit.value) for unit in Unit])
    lifts_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(default=True)

    privacy = declare(
        plain="id key order name name_en holders organisation_kind forum forum_en entry entry_en enters "
        "area_level amount unit lifts_to active"
    )

    class Meta:
        verbose_name = _("Level of the ladder")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    @property
    def allowance(self) -> Allowance | None:
        return Allowance(self.amount, Unit(self.unit)) if self.amount else None
