"""Points that are proposed 积分申报, until they are booked or not agreed to."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.points.models.holder import Holder
from linli.points.models.ledger import Entry
from linli.points.queries import Earnings
from linli.points.words import Source, State

EVIDENCE = "to check what the points are given for"
KEPT = "P3Y"


class Earning(models.Model):
    """What somebody did and what it earns by the practice's rules.

    `rule` and `effect` are keys of the pack, `sort` the kind of task. `source_id`: the row that it comes from, in the
    room that `source` names; `event`: the journal's event that proposed it, so that it is proposed once. `words`: what
    was done, and how one knows. `by`: who proposed it, or confirmed the hours: they do not check it.
    """

    key = models.UUIDField(unique=True)
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="earnings", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    rule = models.SlugField(max_length=40)
    sort = models.SlugField(max_length=40, blank=True)
    effect = models.SlugField(max_length=40, blank=True)
    minutes = models.PositiveIntegerField(default=0)
    amount = models.PositiveIntegerField()
    on = models.DateField()
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)
    source_id = models.BigIntegerField(null=True)
    event = models.BigIntegerField(null=True)
    words = EncryptedText(blank=True, default="")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    checked_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    checked_at = models.DateTimeField(null=True)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="earning")

    privacy = declare(
        plain="id key holder area rule sort effect minutes amount on source source_id event state by at checked_by "
        "checked_at entry",
        words=Privacy(purpose=EVIDENCE, encrypt=True, expire=KEPT),
    )
    keeping = Keeping(since="at")
    objects = Earnings.as_manager()

    class Meta:
        verbose_name = _("Proposed points")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="points_earning_is_something"),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | Q(by__isnull=True) | ~Q(checked_by=F("by")),
                name="points_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.BOOKED, State.OWED], entry__isnull=False)
                | Q(state=State.TAKEN_BACK)
                | Q(state__in=[State.PROPOSED, State.REFUSED], entry__isnull=True),
                name="points_booked_by_an_entry",
            ),
            models.UniqueConstraint(
                fields=["event", "holder"], condition=Q(event__isnull=False), name="points_proposed_once"
            ),
            models.UniqueConstraint(
                fields=["source", "source_id", "holder"],
                condition=Q(source_id__isnull=False, state__in=[State.PROPOSED, State.BOOKED]),
                name="points_earned_once",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "id"], condition=Q(state=State.PROPOSED), name="points_to_check"),
            models.Index(fields=["holder"], condition=Q(state=State.OWED), name="points_owed"),
            models.Index(fields=["holder", "-at"], name="points_earning_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} · {self.rule} · {self.amount}"

    def get_absolute_url(self) -> str:
        return reverse("desk:points:earning", args=[self.pk])


class EarningPhoto(models.Model):
    """A picture that shows what was done: a JPEG, without where it was taken."""

    earning = models.ForeignKey(Earning, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    privacy = declare(plain="id earning digest at", file=Privacy(purpose=EVIDENCE, expire=KEPT))
    keeping = Keeping(since="at", whole=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earning", "digest"], name="points_photo_once")]

    def __str__(self) -> str:
        return f"{self.earning_id} · {self.digest[:8]}"
