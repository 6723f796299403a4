"""What a month is about (主题式, Z12): its tasks, whom it is for, and what helpers should be able to do."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare


class MonthTheme(models.Model):
    """A theme of a month, in every year, or in one; of an area, or everywhere without one. `key`: the pack's, for those
    it brings. `tasks`: a line each; `audiences` and `skills` are keys of the practice's lists."""

    key = models.SlugField(max_length=40, null=True, unique=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    about = models.TextField(blank=True)
    tasks = models.JSONField(default=list)
    audiences = ArrayField(models.SlugField(max_length=40), default=list)
    skills = ArrayField(models.SlugField(max_length=40), default=list)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id key area month year name name_en about tasks audiences skills active version")

    class Meta:
        verbose_name = _("Theme of a month")
        constraints = [models.CheckConstraint(condition=Q(month__range=(1, 12)), name="theme_month_1_to_12")]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name
