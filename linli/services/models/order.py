"""An order 点单: a case about an item, the papers it needs, the steps that were done, and who holds the papers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.cases.models import Case
from linli.core.privacy import declare
from linli.people.models import Account
from linli.services.models.item import ItemVersion, ServiceItem, Template
from linli.services.words import Kind, PaperState


class Order(models.Model):
    """What was ordered: the item, as it stood on that day. `kind` 代办: others do it for the resident, step by step;
    `steps_done` of the version's steps are behind. `version` grows with every change."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="order")
    item = models.ForeignKey(ServiceItem, on_delete=models.PROTECT, related_name="orders", db_index=False)
    item_version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="orders", db_index=False)
    kind = models.CharField(max_length=7, choices=Kind)
    at = models.DateTimeField()
    steps_done = models.PositiveSmallIntegerField(default=0)
    receipts = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id case item item_version kind at steps_done receipts version")

    class Meta:
        verbose_name = _("Order")
        indexes = [models.Index(fields=["item", "at"], name="order_of_item")]

    def __str__(self) -> str:
        return f"{self.case_id}"


class Paper(models.Model):
    """A paper that an order needs. While it is brought, `holder` (one of us) or `holder_body` (an office elsewhere) has
    it; the resident does when both are empty."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="papers", db_index=False)
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    later = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=PaperState, default=PaperState.MISSING)
    template = models.ForeignKey(Template, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    holder = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    holder_body = models.CharField(max_length=80, blank=True)

    privacy = declare(plain="id order place name originals copies later state template holder holder_body")

    class Meta:
        verbose_name = _("Paper of an order")
        constraints = [models.UniqueConstraint(fields=["order", "place"], name="order_paper_place")]
        ordering = ["order", "place"]

    def __str__(self) -> str:
        return self.name


class HandOver(models.Model):
    """Papers that went from hand to hand: `number` is the receipt's within its order. A side that is empty is the
    resident."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="handovers", db_index=False)
    number = models.PositiveSmallIntegerField()
    papers = ArrayField(models.CharField(max_length=80))
    from_account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_body = models.CharField(max_length=80, blank=True)
    to_account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    to_body = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id order number papers from_account from_body to_account to_body at by")

    class Meta:
        verbose_name = _("Hand-over of papers")
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="order_handover_numbered")]

    def __str__(self) -> str:
        return f"{self.order_id} · {self.number}"
