"""A topic 议题 on a meeting's agenda."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from linli.cases.models import Case
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.deliberation.models.meeting import Meeting
from linli.deliberation.words import Kind, Standing
from linli.people.models import Organisation
from linli.proposals.models import Proposal
from linli.votes.models import Vote

RECORD = "to know afterwards what was said and decided"
KEPT = "P10Y"


class Topic(models.Model):
    """A case that the ladder sent, an accepted proposal, or own words. `title` is what everybody may read, so it never
    repeats a case's own words. `vote`: the one that decides it, where one is held. `taken_from`: the same topic on an
    earlier agenda, from where it was carried over. `why_later`: why it was put off, which everybody may read, to the
    first meeting from `again_on` on; `called_for_at`: when a meeting was asked for, since none was called by then."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="topics", db_index=False)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OWN)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="topics")
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.PROTECT, related_name="topics")
    vote = models.ForeignKey(Vote, null=True, on_delete=models.PROTECT, related_name="topics")
    brought_by = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    taken_from = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="carried_to")
    state = models.CharField(max_length=9, choices=Standing, default=Standing.OPEN)
    why_later = models.TextField(blank=True)
    again_on = models.DateField(null=True)
    called_for_at = models.DateTimeField(null=True)
    notes = EncryptedText(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id meeting order kind title about case proposal vote brought_by taken_from state "
        "why_later again_on called_for_at version",
        notes=Privacy(purpose=RECORD, encrypt=True, expire=KEPT),
    )
    keeping = Keeping(since="meeting__ends")

    class Meta:
        verbose_name = pgettext_lazy("meeting", "Topic")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=Kind.CASE) | Q(case__isnull=False), name="topic_of_a_case"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.PROPOSAL) | Q(proposal__isnull=False), name="topic_of_a_proposal"
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(state=Standing.OPEN, proposal__isnull=False),
                name="topic_proposal_on_one_agenda",
            ),
            models.UniqueConstraint(
                fields=["vote"],
                condition=Q(state=Standing.OPEN, vote__isnull=False),
                name="topic_vote_decides_one",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=Standing.OPEN, case__isnull=False), name="topic_case_on_one_agenda"
            ),
        ]
        indexes = [
            models.Index(fields=["meeting", "order"], name="topic_order"),
            models.Index(
                fields=["again_on"],
                name="topic_put_off",
                condition=Q(state=Standing.POSTPONED, again_on__isnull=False, called_for_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:deliberation:topic", args=[self.pk])
