"""Parent and child cases: a part split off with its own words, organisation and deadline; a case that becomes a part.

The whole is locked before its parts.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import calls, deadlines, parts
from linli.cases.actions.merging import take_lock, together
from linli.cases.actions.registering import Submission, draft, facts
from linli.cases.actions.sorting import accepted
from linli.cases.actions.steps import lock, needed, record
from linli.cases.lifecycle import CASE, RECEIVED
from linli.cases.models import Assignment, Case
from linli.cases.words import Action, Channel, Milestone, Status
from linli.catalogue.models import DeadlineClass
from linli.core.inserting import insert
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.people.models import Organisation


@transaction.atomic
def split(
    *,
    case: Case,
    by: Who,
    now: datetime,
    words: str,
    organisation: Organisation | None = None,
    deadline_class: DeadlineClass | None = None,
    seen: int | None = None,
) -> Case:
    """Split a part off, accepted at once, and assigned where it is known to whom. Returns the part."""
    case, step = lock(case, Action.SPLIT, by, seen=seen)
    needed(words, _("Write what this part is about."))
    if organisation and (sentence := calls.why_kept_from(case, organisation)):
        raise Refusal(sentence, field="organisation")
    part = _begun(case, words, deadline_class or case.deadline_class, by=by, now=now)
    record(case, step, by=by, now=now, data={"part": part.pk}, whole=True)
    changes = accepted(part, now)
    level = {"rung": [part.rung_id, changes["rung_id"]]} if "rung_id" in changes else {}
    part = record(part, CASE.step(Status.RECEIVED, Action.ACCEPT), by=by, now=now, data=level, **changes)
    if organisation is None:
        return part
    Assignment.objects.create(case=part, organisation=organisation, since=now)
    data = {"lead": [None, organisation.pk], "handler": None}
    return record(part, CASE.step(Status.ACCEPTED, Action.ASSIGN), by=by, now=now, data=data, lead=organisation)


def part_of(whole: Case, words: str) -> Submission:
    """A part as it comes in: in its own words, about the same thing at the same place."""
    return Submission(
        text=words,
        area_id=whole.area_id,
        channel=Channel.PART,
        category=whole.category,
        place=whole.place,
        latitude=whole.latitude,
        longitude=whole.longitude,
    )


def _begun(whole: Case, words: str, chosen: DeadlineClass | None, *, by: Who, now: datetime) -> Case:
    part = draft(part_of(whole, words), by=by, now=now)
    clocks = deadlines.begun(now, chosen, whole.area_id)
    clocks |= deadlines.on_the_way(now, chosen, whole.area_id, Milestone.ACCEPT)
    kept_from = {name: getattr(whole, name) for name in KEPT_FROM}
    for field, value in {**clocks, **kept_from, "parent": whole, "deadline_class": chosen}.items():
        setattr(part, field, value)
    insert(part)
    journal.record(RECEIVED, part, by=by, at=now, data=facts(part), area_id=part.area_id, new=True)
    return part


KEPT_FROM = ("about_person_id", "about_organisation_id", "about_line", "kept_at")


@transaction.atomic
def join(*, case: Case, into: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Make a case a part of another. It keeps its own resident, deadline and answer."""
    together()
    whole = take_lock(into.pk)
    case, step = lock(case, Action.JOIN, by, seen=seen)
    if sentence := parts.why_not_join(by, case, whole):
        raise Refusal(sentence, field="into")
    case = record(case, step, by=by, now=now, words=words, data={"whole": [None, whole.pk]}, parent=whole)
    if not whole.whole:
        Case.objects.filter(pk=whole.pk).update(whole=True)
    journal.record("case.gained_part", whole, by=by, at=now, data={"part": case.pk}, area_id=whole.area_id)
    return case


@transaction.atomic
def stand_alone(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Take a part out of its whole again."""
    together()
    number = Case.objects.values_list("parent_id", flat=True).get(pk=case.pk)
    whole = take_lock(number) if number else None
    case, step = lock(case, Action.PART, by, seen=seen)
    case = record(case, step, by=by, now=now, words=words, data={"whole": [number, None]}, parent=None)
    if whole:
        Case.objects.filter(pk=whole.pk).update(whole=whole.parts.exists())
        journal.record("case.lost_part", whole, by=by, at=now, data={"part": case.pk}, area_id=whole.area_id)
    return case


def let_go(whole: Case, *, now: datetime) -> None:
    """The whole was taken back by its resident; its parts stand by themselves. Its lock is held."""
    if not whole.whole:
        return
    for part in whole.parts.open().select_for_update(of=("self",)).order_by("pk"):
        told: dict[str, Any] = {"data": {"whole": [whole.pk, None]}, "parent": None}
        record(part, CASE.step(Status(part.status), Action.PART), by=SYSTEM, now=now, **told)
