"""Sorting what came in: accept, classify, decline, send to a meeting, park and take up again."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import assisting, deadlines, ladder, on_the_way, promises, routing
from linli.cases.actions import pausing, together
from linli.cases.actions.steps import end_assignment, lock, needed, part_of, record
from linli.cases.models import Case, Pause, Rung
from linli.cases.on_the_way import Known
from linli.cases.words import Action, Milestone
from linli.catalogue.models import Category, DeadlineClass
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.journal.actions import Who


@transaction.atomic
def accept(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Take responsibility for a case: from here on somebody answers for it."""
    case, step = lock(case, Action.ACCEPT, by, seen=seen)
    changes = accepted(case, now)
    data = {"rung": [case.rung_id, changes["rung_id"]]} if "rung_id" in changes else {}
    return record(case, step, by=by, now=now, words=words, data=data, **changes)


def accepted(case: Case, now: datetime) -> dict[str, Any]:
    """What changes in a case that is accepted: its level of the ladder, and what is wanted on the way."""
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    changes = deadlines.on_the_way(now, chosen, case.area_id, Milestone.CONTACT, Milestone.PLAN)
    at = ladder.rungs.get().get(case.rung_id or 0) or ladder.entry(chosen)
    return changes | (ladder.on(at, now, case.area_id) if at else {})


@transaction.atomic
def classify(
    *,
    case: Case,
    by: Who,
    now: datetime,
    category: Category,
    area_id: int | None = None,
    rung: Rung | None = None,
    seen: int | None = None,
) -> Case:
    """Say what the case is about, where it belongs and at which level; its deadline is counted again from where it
    began."""
    case, step = lock(case, Action.CLASSIFY, by, seen=seen)
    if not category.active:
        raise Refusal(
            _("“%(name)s” is no longer in use. Choose another category.") % {"name": category}, field="category"
        )
    before = case.area_id
    moved = placed(case, area_id)
    changes = moved | classed(case, category, rung, now) | (assisting.again(case, now=now) if moved else {})
    data = told(case, [case.category_id, category.pk], [before, case.area_id], changes)
    return record(case, step, by=by, now=now, data=data, **changes)


def told(case: Case, categories: list[int | None], areas: list[int], changes: dict[str, Any]) -> dict[str, Any]:
    """What the journal keeps of a classifying whose changes are not made yet."""
    rungs = [case.rung_id, changes.get("rung_id", case.rung_id)]
    return {"category": categories, "area": areas, "rung": rungs, **told_clocks(case, changes)}


def told_clocks(case: Case, changes: dict[str, Any]) -> dict[str, Any]:
    """The class, the deadline and what moved on the way, as the journal keeps them."""
    chosen = changes["deadline_class"]
    return {"class": chosen.pk if chosen else None, **pausing.told(changes), **on_the_way.moved(case, changes)}


def placed(case: Case, area_id: int | None) -> dict[str, Any]:
    """Put the case where it belongs, so that its clocks are counted by the office hours there. What changes."""
    if not area_id or area_id == case.area_id:
        return {}
    node = tree.get().nodes.get(area_id)
    if node is None or not node.active:
        raise Refusal(_("This place is not known here. Choose one from the list."), field="area")
    case.place_in(node.lineage)
    return {field: getattr(case, field) for field in PLACED}


def classed(
    case: Case, category: Category | None, rung: Rung | None, now: datetime, known: Known | None = None
) -> dict[str, Any]:
    """What changes with the category: its class, or that of the case's own rule, with all that hangs on it."""
    chosen = routing.class_by_rule(case, category) or deadlines.class_for(category)
    return {"category": category} | timed(case, chosen, rung, now, known)


def timed(
    case: Case, chosen: DeadlineClass | None, rung: Rung | None, now: datetime, known: Known | None = None
) -> dict[str, Any]:
    """What changes with the deadline class: every clock; and the level, if one was chosen or it is too low for them.
    `known`: what is read of the case otherwise."""
    before, case.deadline_class = case.deadline_class, chosen
    known = known or on_the_way.known(case)
    changes = {
        "deadline_class": chosen,
        **deadlines.reckoned(case, known.aside),
        **on_the_way.anew(case, known),
    }
    at = ladder.rungs.get().get(case.rung_id or 0)
    begins = ladder.entry(chosen) if chosen != before and at else None
    to = rung if rung and rung != at else begins if begins and at and begins.order > at.order else None
    return changes | (ladder.on(to, now, case.area_id) if to else {})


PLACED = ("area_id", "within_2", "within_3", "within_4", "within_5", "within_6")


@transaction.atomic
def decline(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Not a matter for this house: the resident is told why, and where to go instead."""
    case, step = lock(case, Action.DECLINE, by, seen=seen)
    needed(words, _("Tell the resident why this cannot be taken on, and where to go instead."))
    end_assignment(case, now=now)
    left = pausing.leave(case, now=now)
    changes = {"closed_at": now, **left, **promises.answered(case, now)}
    case = record(case, step, by=by, now=now, words=words, data=pausing.counted(left) | part_of(case), **changes)
    together.decline(case, by=by, now=now, words=words)
    return case


@transaction.atomic
def deliberate(*, case: Case, by: Who, now: datetime, rung: Rung, words: str = "", seen: int | None = None) -> Case:
    """Send a case to the meeting of a level of the ladder (J2)."""
    case, step = lock(case, Action.DELIBERATE, by, seen=seen)
    data = {"rung": [case.rung_id, rung.pk]}
    moved = ladder.on(rung, now, case.area_id) if rung.pk != case.rung_id else {}
    return record(case, step, by=by, now=now, words=words, data=data, **moved)


@transaction.atomic
def park(*, case: Case, by: Who, now: datetime, until: date, words: str, seen: int | None = None) -> Case:
    """Put a case aside until a day on which somebody looks at it again; the reason is on its timeline."""
    case, step = lock(case, Action.PARK, by, seen=seen)
    if until <= timezone.localdate(now):
        raise Refusal(_("Choose a day after today on which to look at this again."), field="until")
    longest = tables.get().limit("parking")
    if longest is not None and until > timezone.localdate(now) + timedelta(days=longest):
        raise Refusal(
            _("Choose a day within %(days)d days; it can be parked again then.") % {"days": longest}, field="until"
        )
    needed(words, _("Write why this has to wait; the resident will read it."))
    end_assignment(case, now=now)
    changes = pausing.begin(case, Pause.Why.PARKED, until, now=now)
    data = {"until": until.isoformat(), **pausing.told(changes)}
    return record(case, step, by=by, now=now, words=words, data=data, **changes)


@transaction.atomic
def resume(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Take a parked case up again; who does it is decided anew."""
    case, step = lock(case, Action.RESUME, by, seen=seen)
    changes = pausing.end(case, now=now)
    data = pausing.told(changes)
    return record(case, step, by=by, now=now, words=words, data=data, lead=None, handler=None, **changes)
