"""What the practice calls things, how long it allows, and which days it works."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.core.deadline import Allowance, Unit
from linli.core.privacy import declare
from linli.people.models import Organisation


class Practice(models.Model):
    """The one practice this installation runs: its name on every page, and what its pack switched on."""

    pack = models.CharField(max_length=60)
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120)
    locality = models.CharField(max_length=80)
    locality_en = models.CharField(max_length=120)
    motto = models.CharField(max_length=120, blank=True)
    motto_en = models.CharField(max_length=160, blank=True)
    accent = models.CharField(max_length=7, default="#b3261e")
    channels = models.JSONField(default=list)
    office_hours = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id pack title title_en locality locality_en motto motto_en accent channels office_hours settings version"
    )

    class Meta:
        verbose_name = _("Practice")
        constraints = [
            models.UniqueConstraint(models.Value(1), name="one_practice"),
        ]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" else self.title


class Word(models.Model):
    """The locality's own word for a thing the program names, e.g. case.closed → 挂牌销号."""

    key = models.CharField(max_length=60, unique=True)
    zh = models.CharField(max_length=120)
    en = models.CharField(max_length=160)

    privacy = declare(plain="id key zh en")

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.zh


class Holiday(models.Model):
    """A day off, or a day to work, that the built-in list (to 2026) does not know or has wrong."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Holiday")
        MAKE_UP = "make_up", _("Make-up working day")

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60)

    privacy = declare(plain="id day kind name")

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class DeadlineClass(models.Model):
    """How long something may take. `within`: what is wanted on the way -> [amount, unit]."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    amount = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    unit = models.CharField(max_length=20, choices=[(unit.value, unit.value) for unit in Unit])
    within = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)

    privacy = declare(plain="id key name name_en amount unit within active")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gte=1), name="deadline_class_allows_time")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    @property
    def allowance(self) -> Allowance:
        return Allowance(self.amount, Unit(self.unit))

    def allows(self, milestone: str) -> Allowance | None:
        """How long something on the way may take; None where the practice sets no time for it."""
        span = self.within.get(milestone)
        return Allowance(span[0], Unit(span[1])) if span else None


class Category(models.Model):
    """What a case is about; up to three deep. `organisation_kind` is who usually handles it."""

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    deadline_class = models.ForeignKey(DeadlineClass, on_delete=models.PROTECT)
    organisation_kind = models.SlugField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    privacy = declare(plain="id key name name_en parent deadline_class organisation_kind order active")

    class Meta:
        verbose_name = _("Category")
        verbose_name_plural = _("Categories")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class ReplyTemplate(models.Model):
    """Words for residents, ready to be chosen and then changed; fields in braces are filled in (reply_fields).

    `key`: the pack's, for those it brings. `organisation`: whose it is; everybody's without. `uses`: the actions
    ("reply", "finish", "decline") whose forms offer it.
    """

    key = models.SlugField(max_length=40, null=True, unique=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="reply_templates"
    )
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    uses = ArrayField(models.CharField(max_length=20), default=list)
    active = models.BooleanField(default=True)

    privacy = declare(plain="id key organisation name name_en text uses active")

    class Meta:
        verbose_name = _("Reply template")

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name
