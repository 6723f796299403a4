"""Who may vote: one line of the roll for each person or household, and who carries another's vote."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account
from linli.votes.models.vote import Vote

KNOW = "to know who may vote, and to give each the right slip"
KEPT = "P1Y"


def over_before(moment: datetime) -> Q:
    """Lines of votes that were counted or called off before then; or prepared before then, and nothing came of it."""
    return Q(vote__closed_at__lt=moment) | Q(vote__closed_at__isnull=True, vote__prepared_at__lt=moment)


class Voter(models.Model):
    """A line of the roll. `number`: from 1, as it stands on the slip. `about`: address or group, to tell two of one
    name apart. `mark`: keyed, so that nobody stands there twice. `account`: of whoever serves, who votes signed in.

    `code_mark`: the keyed mark of the voting code on the slip that counts; the code itself is nowhere. `slips`: how
    many were printed. `used`: this vote was cast; when, is not kept. `choices`: in an open vote only, the numbers of
    the options. `floor_area`: where each owner has a vote, the area of their homes in m².
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="roll", db_index=False)
    number = models.PositiveIntegerField()
    name = EncryptedText(blank=True, default="")
    about = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="votes")
    code_mark = models.BinaryField(max_length=32, null=True, unique=True)
    slips = models.PositiveSmallIntegerField(default=0)
    used = models.BooleanField(default=False)
    choices = ArrayField(models.PositiveSmallIntegerField(), null=True)
    floor_area = models.DecimalField(max_digits=9, decimal_places=2, null=True)

    privacy = declare(
        plain="id vote number account code_mark slips used",
        name=Privacy(purpose=KNOW, encrypt=True, mask=Mask.NAME, expire=KEPT),
        about=Privacy(purpose=KNOW, encrypt=True, mask=Mask.ADDRESS, expire=KEPT),
        mark=Privacy(purpose="to have nobody on the roll twice", expire=KEPT),
        choices=Privacy(purpose="an open vote is by name; a secret one leaves this empty", expire=KEPT),
        floor_area=Privacy(purpose="owners decide by their share of the floor area, too", expire=KEPT),
    )
    keeping = Keeping(since=over_before)

    class Meta:
        verbose_name = _("Voter")
        constraints = [
            models.UniqueConstraint(fields=["vote", "number"], name="voter_number_once"),
            models.UniqueConstraint(fields=["vote", "mark"], condition=Q(mark__isnull=False), name="voter_once"),
            models.UniqueConstraint(
                fields=["vote", "account"], condition=Q(account__isnull=False), name="voter_account_once"
            ),
            models.CheckConstraint(condition=Q(choices__isnull=True) | Q(used=True), name="voter_chose_by_voting"),
            models.CheckConstraint(condition=~Q(floor_area__lte=0), name="voter_has_some_floor"),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} · {self.number}"

    @property
    def who(self) -> str:
        """Whoever serves by name, anybody else masked; a dash once the names are erased."""
        if self.account_id:
            return str(self.account)
        return masked(self.name, Mask.NAME) or "—"

    @property
    def where(self) -> str:
        return masked(self.about, Mask.ADDRESS)


class Proxy(models.Model):
    """`principal` gave their vote, in writing, to `holder`, who stands on the same roll. One holder each."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="proxy_lines", db_index=False)
    principal = models.OneToOneField(Voter, on_delete=models.CASCADE, related_name="proxy")
    holder = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="carries")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(plain="id vote principal holder by at")

    class Meta:
        verbose_name = _("Proxy")
        constraints = [
            models.CheckConstraint(condition=~Q(principal=F("holder")), name="proxy_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.principal_id} → {self.holder_id}"
