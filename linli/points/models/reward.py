"""Rewards 奖励 and who redeemed points for them: the shelf of a station or of a shop for points (爱心超市, E16)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.privacy import declare
from linli.people.models import Account
from linli.points.models.holder import Holder
from linli.points.models.ledger import Entry
from linli.points.queries import Redeemings, Rewards
from linli.points.words import Handing
from linli.stations.models import Station


class Reward(models.Model):
    """Something that can be had for points, as long as there is some. Without a station: handed out in the area.

    `stock` never falls below nothing. `grade`: the key of the grade that one must have reached; empty for anybody.
    """

    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    cost = models.PositiveIntegerField()
    grade = models.SlugField(max_length=40, blank=True)
    stock = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id name name_en about area station cost grade stock active version")
    objects = Rewards.as_manager()

    class Meta:
        verbose_name = _("Reward")
        constraints = [
            models.CheckConstraint(condition=Q(cost__gte=1), name="points_reward_costs_something"),
            models.CheckConstraint(condition=Q(stock__gte=0), name="points_reward_not_over"),
        ]
        indexes = [models.Index(fields=["area", "cost"], condition=Q(active=True), name="points_reward_area")]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def where(self) -> str:
        """Where one gets it."""
        return str(self.station or tree.get().node(self.area_id))


class Redeeming(models.Model):
    """Somebody redeemed points for a reward: put aside, handed out, or given back."""

    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="redeemings", db_index=False)
    reward = models.ForeignKey(Reward, on_delete=models.PROTECT, related_name="redeemings", db_index=False)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="redeeming")
    state = models.CharField(max_length=10, choices=Handing, default=Handing.RESERVED)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    handed_at = models.DateTimeField(null=True)

    privacy = declare(plain="id holder reward entry state at by handed_at")
    objects = Redeemings.as_manager()

    class Meta:
        verbose_name = _("Redeemed reward")
        indexes = [
            models.Index(fields=["holder", "-at"], name="points_redeeming_holder"),
            models.Index(fields=["reward", "at"], condition=Q(state="reserved"), name="points_put_aside"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} · {self.reward_id}"
