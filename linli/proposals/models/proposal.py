"""A proposal 提案 (Z2): what somebody proposes, who seconds it, what it was answered, whether it was carried out."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.cases.words import Supervision
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account, Organisation
from linli.proposals.queries import Proposals
from linli.proposals.words import State, Verdict

TELL = "to tell the proposer what became of it"
READ = "what is proposed and answered, in public"
KEPT, RECORD = "P2Y", "P10Y"


class Proposal(models.Model):
    """One proposal. `kind`: a key of the pack; `wanted`: how many seconds it needs, as the pack said when it came in.

    By somebody who serves (`account`) or a resident by name and telephone, who comes back by `code` and shows
    neighbours the address with `share`, where they second it; `mark` keeps them from seconding their own. `seconds`:
    how many there are. `organisation` answers it by `due_at`. `again`: how often another answer was asked for.
    `reached`: the stage of supervision an overdue answer has reached. `ended_at`: when it was judged, carried out,
    combined, declined, withdrawn or became a case. Combined, it goes on in `into`.
    """

    # Another room tells stories of its own proposals (grids); these are kept under a name of their own.
    story_name = "public_proposal"

    key = models.UUIDField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    share = models.CharField(max_length=32, unique=True)
    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    text = models.TextField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposals", db_index=False)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="proposals")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    state = models.CharField(max_length=9, choices=State, default=State.SUBMITTED)
    wanted = models.PositiveSmallIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="proposals")
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="proposal")
    due_at = models.DateTimeField(null=True)
    reached = models.CharField(max_length=10, choices=Supervision, blank=True)
    reached_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    again = models.PositiveSmallIntegerField(default=0)
    evidence = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key code share kind area account state wanted seconds into organisation case due_at reached "
        "reached_at answered_at answered_by verdict again submitted_at accepted_at delivered_at ended_at version",
        title=Privacy(purpose=READ, expire=RECORD),
        text=Privacy(purpose=READ, expire=RECORD),
        answer=Privacy(purpose=READ, expire=RECORD),
        evidence=Privacy(purpose=READ, expire=RECORD),
        name=Privacy(purpose=TELL, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=TELL, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        mark=Privacy(purpose="to keep one from seconding one's own", expire=KEPT),
    )
    keeping = Keeping(since="ended_at")
    objects = Proposals.as_manager()

    class Meta:
        verbose_name = _("Proposal")
        constraints = [
            models.CheckConstraint(condition=Q(into__isnull=True) | ~Q(into=F("id")), name="proposal_into_another"),
            models.CheckConstraint(
                condition=Q(state=State.COMBINED, into__isnull=False) | ~Q(state=State.COMBINED) & Q(into__isnull=True),
                name="proposal_combined_into",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | Q(organisation__isnull=False, due_at__isnull=False),
                name="proposal_accepted_is_given",
            ),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True, state__in=[each for each in State if each != State.DELIVERED])
                | Q(delivered_at__isnull=False, state=State.DELIVERED),
                name="proposal_delivered_at",
            ),
        ]
        indexes = [
            models.Index(fields=["area", "state", "-id"], name="public_proposal_area"),
            models.Index(fields=["due_at"], name="public_proposal_due", condition=Q(state=State.ACCEPTED)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:proposals:proposal", args=[self.pk])

    @property
    def who(self) -> str:
        """Whoever serves by name; a resident masked, a dash once erased."""
        if self.account_id:
            return str(self.account)
        return masked(self.name, Mask.NAME) or "—"

    @property
    def missing(self) -> int:
        """How many seconds are still wanted."""
        return max(self.wanted - self.seconds, 0)
