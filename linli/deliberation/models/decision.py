"""A decision 决议, and what follows from it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.commitments.models import Commitment
from linli.core.privacy import declare
from linli.deliberation.models.topic import Topic
from linli.deliberation.words import Follows, Method, Result
from linli.people.models import Account, Organisation
from linli.tasks.models import Task


class Decision(models.Model):
    """What was decided about a topic, how, and why; words that everybody may read. `present` of `entitled` were there
    and `needed` had to be. It hangs out from `posted_on` up to and including `posted_until`; `notice_over_at`: when
    the worker saw that these days are over. `set_aside_at`: when an objection was found right, so that it is decided
    anew."""

    topic = models.OneToOneField(Topic, on_delete=models.PROTECT, related_name="decision")
    method = models.CharField(max_length=8, choices=Method)
    result = models.CharField(max_length=8, choices=Result)
    in_favour = models.PositiveIntegerField(null=True)
    against = models.PositiveIntegerField(null=True)
    abstained = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField()
    entitled = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    words = models.TextField()
    reasons = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    posted_on = models.DateField(null=True)
    posted_until = models.DateField(null=True)
    notice_over_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id topic method result in_favour against abstained present entitled needed words reasons at by "
        "posted_on posted_until notice_over_at set_aside_at"
    )

    class Meta:
        verbose_name = _("Decision")
        constraints = [
            models.CheckConstraint(
                condition=Q(in_favour__isnull=True) | Q(present__gte=F("in_favour") + F("against") + F("abstained")),
                name="decision_counts_those_present",
            ),
            models.CheckConstraint(condition=Q(present__gte=F("needed")), name="decision_had_a_quorum"),
        ]
        indexes = [
            models.Index(fields=["posted_until"], name="decision_posted", condition=Q(posted_until__isnull=False)),
            models.Index(
                fields=["posted_until"],
                name="decision_notice_runs",
                condition=Q(posted_until__isnull=False, notice_over_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class Outcome(models.Model):
    """One thing that follows; the same `key` twice is one. What another room does is done there, and leads back here: a
    `task`, a `commitment`. `amount` in yuan, `words` say what for: what becomes of a request for money stands in its
    `spending`."""

    key = models.UUIDField(unique=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=Follows)
    words = models.TextField(blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    task = models.OneToOneField(Task, null=True, on_delete=models.PROTECT, related_name="outcome")
    commitment = models.OneToOneField(Commitment, null=True, on_delete=models.PROTECT, related_name="outcome")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id key decision kind words organisation due_on task commitment amount at by")

    class Meta:
        verbose_name = _("What follows from a decision")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Follows.SPENDING) | Q(amount__isnull=False, amount__gt=0),
                name="outcome_spending_has_an_amount",
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.get_kind_display())

    @property
    def yuan(self) -> str:
        """How much is asked for, as 1,200.50; empty where no money is."""
        return "" if self.amount is None else f"{self.amount:,.2f}"
