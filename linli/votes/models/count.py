"""What one teller counted in the room: hands or cards."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account
from linli.votes.models.vote import Vote


class Count(models.Model):
    """One teller's count; another entry of the same teller replaces it. `counts`: votes for each option, in their
    order. `present`: how many with the right to vote were there; `carried`: how many votes they carried for others."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="counted", db_index=False)
    teller = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    counts = ArrayField(models.PositiveIntegerField())
    present = models.PositiveIntegerField()
    carried = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    privacy = declare(plain="id vote teller counts present carried at")

    class Meta:
        verbose_name = _("Count of a teller")
        constraints = [models.UniqueConstraint(fields=["vote", "teller"], name="count_once_each")]

    def __str__(self) -> str:
        return f"{self.vote_id}: {self.counts}"

    @property
    def said(self) -> tuple[tuple[int, ...], int, int]:
        """What two tellers must agree on."""
        return tuple(self.counts), self.present, self.carried
