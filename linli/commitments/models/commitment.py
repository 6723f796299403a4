"""A commitment 承诺 (E9): what an organisation or a member promised, by which day, and what became of it."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.cases.words import Supervision
from linli.commitments.queries import Commitments
from linli.commitments.words import PUBLIC, RUNNING, Light, Origin, State
from linli.core.privacy import Privacy, declare
from linli.people.models import Account, Organisation, Person

STRUCK = (State.KEPT, State.LATE)


class Commitment(models.Model):
    """`organisation` answers for it; with a `person` it is that member's own promise. `area`: where it is kept.

    `kind`: a key of the pack. `target` of `unit` are promised, `done` of them so far; no target: done or not done.
    `due_at`: the end of the last day, `due_on`. `supervision` and `supervision_at`: how far the engine's chain has
    come (linli/cases/supervision.py). `next_look_at`: when something of it comes due by itself. `key`: the same sent
    twice is one commitment.
    """

    key = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments", db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="commitments")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="commitments", db_index=False)
    kind = models.SlugField(max_length=40, db_index=False)
    text = models.CharField(max_length=300)
    target = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=12, blank=True)
    done = models.PositiveIntegerField(default=0)
    due_on = models.DateField()
    due_at = models.DateTimeField()
    amber_at = models.DateTimeField()
    amber_told = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.WRITTEN)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.OWN)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="commitments")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    supervision = models.CharField(max_length=10, choices=Supervision, blank=True)
    supervision_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key organisation area kind text target unit done due_on due_at amber_at amber_told state origin case "
        "made_at made_by published_at finished_at finished_by ended_at ended_by supervision supervision_at "
        "next_look_at version",
        person=Privacy(purpose="to know whose promise it is"),
    )
    objects = Commitments.as_manager()

    class Meta:
        verbose_name = _("Commitment")
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True, unit="") | (Q(target__gte=1) & ~Q(unit="")),
                name="commitment_is_countable",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC) | Q(published_at__isnull=False), name="commitment_is_published_first"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=STRUCK)
                | (Q(finished_at__isnull=False, ended_at__isnull=False) & ~Q(ended_by=F("finished_by"))),
                name="commitment_struck_off_by_somebody_else",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="commitment_due"),
            models.Index(fields=["organisation", "-due_on"], name="commitment_organisation"),
            models.Index(fields=["area", "due_on"], name="commitment_area"),
            models.Index(fields=["due_on"], name="commitment_running", condition=Q(state__in=RUNNING)),
            models.Index(
                fields=["next_look_at", "id"], name="commitment_look", condition=Q(next_look_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("desk:commitments:commitment", args=[self.pk])

    @property
    def counted(self) -> bool:
        """Whether a number was promised."""
        return self.target is not None

    @property
    def per_cent(self) -> int:
        """How much of what was promised is done, 100 at most."""
        if self.state in (State.FINISHED, *STRUCK):
            return 100
        return min(100, self.done * 100 // self.target) if self.target else 0

    def light(self, now: datetime) -> Light | None:
        """How near its deadline it is; nothing once it is finished or over."""
        if self.state != State.OPEN:
            return None
        if now >= self.due_at:
            return Light.RED
        return Light.AMBER if now >= self.amber_at else Light.GREEN
