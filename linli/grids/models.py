"""What ties people to places, proposals of who looks after which household, printed cards, and what a split left."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.core.privacy import declare
from linli.grids.words import Going, TieKind
from linli.people.asked import Asked
from linli.people.models import Account, Person
from linli.residents.models import Enterprise, Household


class Tie(models.Model):
    """Where somebody who serves lives, works, plies their trade, or wishes to serve (Z10). `building`: only that one,
    such as 3号楼. `most`: with how many households at most they would keep contact; empty: as many as is usual here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=5, choices=TieKind)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="ties")
    building = models.CharField(max_length=40, blank=True, default="")
    most = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy = declare(plain="id person kind area building most")

    class Meta:
        verbose_name = _("Tie to a place")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "area", "building"], name="tie_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.area_id}"


class Proposal(Asked):
    """Who should look after which household under an area, as the program proposes it. `anew`: also those that have
    an agent. `figures` are solving.Figures."""

    anew = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=Going, default=Going.WAITING)

    privacy = declare(plain="id area anew state asked_by asked_at done_at decided_at figures trouble")

    class Meta:
        verbose_name = _("Proposal of agents")
        indexes = [
            models.Index(fields=["id"], name="proposal_to_do", condition=Q(state__in=("waiting", "running"))),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class ProposalLine(models.Model):
    """One household of a proposal: whose it is (`before`), whose it should be (`person`), and whether that meets a tie
    (`tie`). `confirmed`: whether it was; empty until somebody decides."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="lines", db_index=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    before = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    tie = models.CharField(max_length=5, choices=TieKind, blank=True)
    confirmed = models.BooleanField(null=True)

    privacy = declare(plain="id proposal household person before tie confirmed")

    class Meta:
        verbose_name = _("Household of a proposal")
        constraints = [models.UniqueConstraint(fields=["proposal", "household"], name="proposal_line_once")]
        indexes = [models.Index(fields=["proposal", "person"], name="proposal_line_person")]

    def __str__(self) -> str:
        return f"{self.proposal_id} · {self.household_id}"


class CardRun(models.Model):
    """Contact cards printed in one go: a sheet of ten for each grid under an area. `done` of `size` grids are drawn;
    `file`: where the document lies, until `until`. `address`: of the portal, as the square codes have it."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=Going, default=Going.WAITING)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    size = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    privacy = declare(plain="id area state asked_by asked_at done_at address language size done file trouble")

    class Meta:
        verbose_name = _("Contact cards")
        indexes = [
            models.Index(fields=["id"], name="card_run_to_do", condition=Q(state__in=("waiting", "running"))),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Leftover(models.Model):
    """A case, a household or an enterprise of a grid that was split, without a spot that would say in which part it
    lies. It stays with the grid that kept the name until somebody decides between that and the new one (`other`)."""

    case = models.OneToOneField(Case, null=True, on_delete=models.CASCADE, related_name="+")
    household = models.OneToOneField(Household, null=True, on_delete=models.CASCADE, related_name="+")
    enterprise = models.OneToOneField(Enterprise, null=True, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="leftovers")
    other = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()

    privacy = declare(plain="id case household enterprise area other since")

    class Meta:
        verbose_name = _("To be decided after a split")
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, household__isnull=True, enterprise__isnull=True)
                | Q(case__isnull=True, household__isnull=False, enterprise__isnull=True)
                | Q(case__isnull=True, household__isnull=True, enterprise__isnull=False),
                name="leftover_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id or self.household_id or self.enterprise_id}"
