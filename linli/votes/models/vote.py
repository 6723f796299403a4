"""A vote 表决: one question, its options, who decides how, and what came of it (issue 6, item 6)."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.people.models import Account, Organisation
from linli.votes.queries import Votes
from linli.votes.words import BY_CODE, Method, State, Unit


class Vote(models.Model):
    """One vote. The same `key` twice is one.

    `options`: two or more; `abstention`: the number (from 1) of the one that means neither, if any; `seats`: how many
    of the others are wanted, and may be chosen on one ballot at most. `rule`: what the pack said of quorum and majority
    when it was prepared (votes/practice.py). `proxies`: how many others' votes one may carry. `entitled`: how many have
    the right to vote, set when it opens. `opens`, `closes`: within these one votes by code; hands and cards are counted
    in the room, without times. `result`, `digest`: what came of it, and the SHA-256 of the lines it was counted from
    (votes/tallying.py). `public`: it stands on the public site. `closed_at`: when it was counted, or called off.
    """

    key = models.UUIDField(unique=True)
    question = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    options = ArrayField(models.CharField(max_length=60))
    abstention = models.PositiveSmallIntegerField(null=True)
    seats = models.PositiveSmallIntegerField(default=1)
    method = models.CharField(max_length=6, choices=Method)
    unit = models.CharField(max_length=9, choices=Unit)
    rule = models.JSONField()
    proxies = models.PositiveSmallIntegerField(default=0)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="votes", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="votes")
    opens = models.DateTimeField(null=True)
    closes = models.DateTimeField(null=True)
    public = models.BooleanField(default=True)
    state = models.CharField(max_length=9, choices=State, default=State.PREPARED)
    entitled = models.PositiveIntegerField(null=True)
    result = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    prepared_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    prepared_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key question about options abstention seats method unit rule proxies area organisation opens closes "
        "public state entitled result digest prepared_by prepared_at opened_at closed_at version"
    )
    objects = Votes.as_manager()

    class Meta:
        verbose_name = _("Vote")
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="vote_has_a_seat"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="vote_closes_after_it_opens"),
            models.CheckConstraint(
                condition=~Q(method__in=BY_CODE) | Q(opens__isnull=False, closes__isnull=False), name="vote_has_times"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(result__isnull=False) & ~Q(digest=""), name="vote_closed_counted"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "-id"], name="vote_area"),
            models.Index(fields=["closes"], name="vote_to_close", condition=Q(state=State.OPEN)),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("desk:votes:vote", args=[self.pk])

    @property
    def by_code(self) -> bool:
        """Whether each votes by itself; else it is counted in the room."""
        return self.method in BY_CODE

    def option(self, number: int | None) -> str:
        """The words of an option by its number, from 1; empty for none."""
        return self.options[number - 1] if number and 1 <= number <= len(self.options) else ""

    def spelt(self, numbers: Iterable[int] | None) -> str:
        """The words of several options, by their numbers."""
        return gettext(", ").join(self.option(number) for number in numbers or ())
