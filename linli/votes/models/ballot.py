"""A secret ballot: what was chosen and the number of its receipt, and nothing that leads to whoever cast it."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.votes.models.vote import Vote


class Ballot(models.Model):
    """One ballot of a secret vote. Its key is drawn at random, it carries no time and no count, and no column of it can
    refer to the roll. `receipt`: the nine digits by which its voter finds it in the published list; `choices`: the
    numbers of the options that were chosen, the smallest first."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="ballots", db_index=False)
    receipt = models.CharField(max_length=9)
    choices = ArrayField(models.PositiveSmallIntegerField())

    privacy = declare(plain="id vote receipt choices")

    class Meta:
        verbose_name = _("Ballot")
        constraints = [models.UniqueConstraint(fields=["vote", "receipt"], name="ballot_receipt_once")]

    def __str__(self) -> str:
        return self.receipt
