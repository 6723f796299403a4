"""The published menu of an area (菜单式, Z11), and what residents asked for that is not on offer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import Keeping, Privacy, declare
from linli.services.models.item import ServiceItem


class Menu(models.Model):
    """One edition of an area's menu; the draft of the next while `published_at` is empty. Editions are kept."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="menus", db_index=False)
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id area number published_at version")

    class Meta:
        verbose_name = _("Service menu")
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="menu_edition"),
            models.UniqueConstraint(fields=["area"], condition=Q(published_at__isnull=True), name="menu_one_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.area} · {self.number}"


class MenuLine(models.Model):
    """An item on a menu, with a remark of the editor's."""

    menu = models.ForeignKey(Menu, on_delete=models.CASCADE, related_name="lines", db_index=False)
    item = models.ForeignKey(ServiceItem, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField()
    remark = models.CharField(max_length=100, blank=True)

    privacy = declare(plain="id menu item place remark")

    class Meta:
        verbose_name = _("Line of a menu")
        ordering = ["menu", "place"]
        constraints = [models.UniqueConstraint(fields=["menu", "item"], name="menu_item_once")]

    def __str__(self) -> str:
        return f"{self.menu_id} · {self.item_id}"


class Want(models.Model):
    """How often residents of an area asked in a month for what is not offered there: an `item`, or `words` that found
    nothing. Digits are left out of the words, so that no number of anybody's is kept."""

    item = models.ForeignKey(ServiceItem, null=True, on_delete=models.CASCADE, related_name="wants", db_index=False)
    words = models.CharField(max_length=24, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    times = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()

    privacy = declare(
        plain="id item area month times last_at",
        words=Privacy(purpose="to see what is wanted and not on offer", expire="P2Y"),
    )
    keeping = Keeping(since="last_at", whole=True)

    class Meta:
        verbose_name = _("Wanted and not on offer")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "month", "item", "words"], name="want_once_a_month", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id or self.words}"
