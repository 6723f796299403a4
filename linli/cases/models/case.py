"""A case 诉求/工单: what a resident needs, owned by somebody, with a deadline, until it is struck off."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.lifecycle import Step
from linli.cases.models.rule import Rule
from linli.cases.models.rung import Rung
from linli.cases.queries import NEVER_DONE, STILL_OPEN, TO_STRIKE_OFF, Cases
from linli.cases.words import ENDED, OPEN, Channel, Grade, Outcome, Status, Supervision, Urgency
from linli.catalogue.models import Category, DeadlineClass
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.core.remarking import Marking
from linli.core.updating import update
from linli.people.models import Account, Organisation, Person

ANSWER = "to answer the resident"
KEEP = "P2Y"


def _open_index(*fields: str, name: str) -> models.Index:
    # The queue: what is open, soonest deadline first, within one area or organisation. Flat however many are closed.
    # The condition names no status, so that a step from one open state to another rewrites no index.
    return models.Index(fields=[*fields, "due_at", "id"], name=name, condition=STILL_OPEN)


def _check_index(*fields: str, name: str) -> models.Index:
    # What is done and waits to be verified and struck off; empty for whoever keeps up.
    return models.Index(fields=[*fields, "due_at", "id"], name=name, condition=TO_STRIKE_OFF)


class Case(models.Model):
    """`id` is the number staff speak of; `code` is the secret by which the resident follows it.

    A case merged into another names that one as `main`; it keeps its own code, answer and rating.

    A case with a `parent` is a part of that one, which is a `whole`. `assists`: the organisations that were called in;
    `assist_due_at`: when the next of them should have done something. A case with an `about_line` is a complaint:
    whoever serves in one of these organisations or below does not see it; while it is empty of them, only posts at the
    depth `kept_at` of areas or above it do.

    `within_2` … `within_6` are the ids of the areas around it at those depths, so that "everything in this street"
    is one index. `amber_at`: when the practice's share of the time is used up; `missed`: milestones that were;
    `rule`: the one that routed it, once in its life.
    `next_look_at`: when the sweep looks at it next, never later than anything of it comes due; `supervision_at`: when
    the stage of supervision it has reached was given.

    `phone_mark` is a keyed mark of the caller's number, by which the caller's cases are found. Who was first asked (P2)
    owns the case until `handed_over_at`; `handed_over_to` is empty when it went to an organisation. `due_no_later`:
    by when a level above wants it, which its deadline never passes.
    """

    code = models.CharField(max_length=12, unique=True)
    submission_key = models.UUIDField(null=True, unique=True)
    source = models.CharField(max_length=120, null=True, unique=True)
    status = models.CharField(max_length=14, choices=Status, default=Status.RECEIVED)
    channel = models.CharField(max_length=12, choices=Channel)
    text = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="cases", db_index=False)
    within_2 = models.BigIntegerField(null=True)
    within_3 = models.BigIntegerField(null=True)
    within_4 = models.BigIntegerField(null=True)
    within_5 = models.BigIntegerField(null=True)
    within_6 = models.BigIntegerField(null=True)
    category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    deadline_class = models.ForeignKey(DeadlineClass, null=True, on_delete=models.PROTECT, db_index=False)
    rung = models.ForeignKey(Rung, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    urgency = models.CharField(max_length=6, choices=Urgency, default=Urgency.NORMAL)
    rule = models.ForeignKey(Rule, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False)
    contact_name = EncryptedText(blank=True, default="")
    contact_phone = EncryptedText(blank=True, default="")
    phone_mark = models.BinaryField(null=True, max_length=32)
    registered_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    first_asked = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_to = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    due_from = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    due_certain = models.BooleanField(default=True)
    due_no_later = models.DateTimeField(null=True)
    amber_at = models.DateTimeField(null=True)
    accept_by = models.DateTimeField(null=True)
    contact_by = models.DateTimeField(null=True)
    contacted_at = models.DateTimeField(null=True)
    plan_by = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    missed = ArrayField(models.CharField(max_length=10), default=list)
    rung_since = models.DateTimeField(null=True)
    rung_due_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    extension_asked_at = models.DateTimeField(null=True)
    supervision = models.CharField(max_length=12, choices=Supervision, blank=True)
    supervision_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    came_back = models.PositiveSmallIntegerField(default=0)
    lead = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="leads", db_index=False)
    handler = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="handles", db_index=False)
    about_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    about_organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    about_line = ArrayField(models.BigIntegerField(), null=True)
    kept_at = models.PositiveSmallIntegerField(null=True)
    assists = ArrayField(models.BigIntegerField(), null=True)
    assist_due_at = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts", db_index=False)
    whole = models.BooleanField(default=False)
    wanted_skill = models.SlugField(max_length=40, blank=True, db_index=False)
    main = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers", db_index=False)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    done_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    look_again_on = models.DateField(null=True)
    grade = models.PositiveSmallIntegerField(null=True, choices=Grade)
    redo_asked_at = models.DateTimeField(null=True)
    redo_count = models.PositiveSmallIntegerField(default=0)
    returns = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    _called: Any = None  # the assisting parts, filled by linli.cases.hands
    objects = Cases.as_manager()

    privacy = declare(
        plain="id code submission_key source status channel area within_2 within_3 within_4 within_5 within_6 category "
        "deadline_class rung registered_by received_at due_from due_at due_certain lead handler about_organisation "
        "main outcome done_at closed_at look_again_on grade redo_asked_at redo_count returns version "
        "amber_at accept_by contact_by contacted_at plan_by planned_at missed rung_since rung_due_at waiting_since "
        "extension_asked_at supervision supervision_at next_look_at came_back urgency rule "
        "first_asked handed_over_at handed_over_to due_no_later "
        "about_line kept_at assists assist_due_at parent whole wanted_skill",
        text=Privacy(purpose="what the resident asks for, in their own words", expire="P5Y"),
        place=Privacy(purpose="to find the spot", expire="P5Y"),
        latitude=Privacy(purpose="to find the spot", expire="P5Y"),
        longitude=Privacy(purpose="to find the spot", expire="P5Y"),
        contact_name=Privacy(purpose=ANSWER, encrypt=True, mask=Mask.NAME, expire=KEEP),
        contact_phone=Privacy(purpose=ANSWER, encrypt=True, mask=Mask.PHONE, expire=KEEP),
        phone_mark=Privacy(purpose="to know a caller again", expire=KEEP),
        about_person=Privacy(purpose="to keep a complaint from the one it is about", expire=KEEP),
    )
    keeping = Keeping(since="closed_at", story="P5Y", told=True)
    marking = Marking("linli.cases.callers.of_case", "phone_mark")

    class Meta:
        verbose_name = _("Case")
        verbose_name_plural = _("Cases")
        constraints = [
            models.CheckConstraint(
                condition=(Q(status__in=OPEN) & STILL_OPEN) | (~Q(status__in=OPEN) & ~STILL_OPEN),
                name="case_open_until_done_or_closed",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CLOSED) | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="case_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.DONE, Status.VERIFIED)) | (~Q(outcome="") & Q(done_at__isnull=False)),
                name="case_done_with_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(Status.ASSIGNED, Status.IN_PROGRESS)) | Q(lead__isnull=False),
                name="case_in_hand_has_a_lead",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PARKED) | Q(look_again_on__isnull=False), name="case_parked_until_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.MERGED) | Q(main__isnull=False), name="case_merged_into_another"
            ),
            models.CheckConstraint(condition=~Q(main=models.F("id")), name="case_never_merged_into_itself"),
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="case_never_part_of_itself"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | Q(whole=False), name="case_part_or_whole"),
            models.CheckConstraint(
                condition=Q(about_line__isnull=False) | Q(about_person__isnull=True, about_organisation__isnull=True),
                name="case_about_somebody_is_kept_from_their_line",
            ),
        ]
        indexes = [
            _open_index(name="case_open"),
            _open_index("within_2", name="case_open_2"),
            _open_index("within_3", name="case_open_3"),
            _open_index("within_4", name="case_open_4"),
            _open_index("within_5", name="case_open_5"),
            # A state with a rare category would walk all that is open; what nobody has classified is not in it.
            models.Index(
                fields=["category", "due_at", "id"],
                name="case_open_category",
                condition=STILL_OPEN & Q(category__isnull=False),
            ),
            _open_index("lead", name="case_open_lead"),
            _check_index(name="case_check"),
            _check_index("within_2", name="case_check_2"),
            _check_index("within_3", name="case_check_3"),
            _check_index("within_4", name="case_check_4"),
            _check_index("within_5", name="case_check_5"),
            models.Index(fields=["id"], name="case_never_done", condition=NEVER_DONE),
            models.Index(fields=["due_at", "id"], name="case_redo", condition=Q(redo_asked_at__isnull=False)),
            models.Index(fields=["next_look_at", "id"], name="case_look", condition=Q(next_look_at__isnull=False)),
            models.Index(fields=["due_at", "id"], name="case_listed", condition=Q(supervision=Supervision.LISTED)),
            models.Index(fields=["due_at", "id"], name="case_extension", condition=Q(extension_asked_at__isnull=False)),
            models.Index(fields=["within_2", "id"], name="case_all_2"),
            models.Index(fields=["within_3", "id"], name="case_all_3"),
            models.Index(fields=["within_4", "id"], name="case_all_4"),
            models.Index(fields=["within_5", "id"], name="case_all_5"),
            models.Index(fields=["phone_mark", "id"], name="case_caller", condition=Q(phone_mark__isnull=False)),
            # Its condition names no moment of handing over, so that the step that hands a case over rewrites no index.
            models.Index(
                fields=["first_asked", "due_at", "id"],
                name="case_first_asked",
                condition=Q(first_asked__isnull=False) & STILL_OPEN,
            ),
            models.Index(fields=["main"], name="case_followers", condition=Q(main__isnull=False)),
            models.Index(fields=["parent"], name="case_parts", condition=Q(parent__isnull=False)),
            models.Index(fields=["due_at", "id"], name="case_apart", condition=Q(about_line__isnull=False)),
            GinIndex(fields=["assists"], name="case_assists", condition=Q(assists__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("desk:case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def paused(self) -> bool:
        """Whether its clocks stand still: parked, or waiting for the resident."""
        return self.status == Status.PARKED or self.waiting_since is not None

    @property
    def owned_by_first_asked(self) -> bool:
        """Whether whoever was asked first still answers for it (首问负责)."""
        return self.first_asked_id is not None and self.handed_over_at is None and self.is_open

    @property
    def round(self) -> int:
        """How many times it has been begun again; each time is rated on its own."""
        return self.redo_count + self.came_back

    def place_in(self, lineage: tuple[int, ...]) -> None:
        """Set the area and the areas around it; `lineage` runs from the root down to the area itself."""
        self.area_id = lineage[-1]
        for depth in range(2, 7):
            setattr(self, f"within_{depth}", lineage[depth - 1] if len(lineage) >= depth else None)

    def move(self, step: Step, **changes: Any) -> None:
        """Take a step already found in the lifecycle, with what it changes beside the status; the version grows by
        one."""
        if step.to is not None:
            changes["status"] = step.to
        for field, value in changes.items():
            setattr(self, field, value)
        self.version += 1
        update(self, (*changes, "version"))

    def is_overdue(self, now: datetime) -> bool:
        return self.is_open and self.due_at is not None and self.due_at < now
