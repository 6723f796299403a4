"""Conflict of interest: saying of a case that it is a complaint about somebody here, so that they do not see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import complaints, hands, ladder
from linli.cases.actions.calling import in_sight
from linli.cases.actions.steps import lock, needed, record
from linli.cases.lifecycle import CASE, IN_HAND, Step
from linli.cases.models import Assignment, Case
from linli.cases.words import Action, Status
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.notify import actions as notify
from linli.people.models import Organisation, Person


@transaction.atomic
def mark(
    *,
    case: Case,
    by: Who,
    now: datetime,
    person: Person | None = None,
    organisation: Organisation | None = None,
    words: str = "",
    seen: int | None = None,
) -> Case:
    """Keep a case from the one it is about, their organisations and all below; it is lifted above these, and taken out
    of their hands. What their inboxes say of it goes, too."""
    case, step = lock(case, Action.MARK, by, seen=seen)
    if person is None and organisation is None:
        raise Refusal(_("Say who it is about: a person, or an organisation."), field="person")
    if case.followers.exists():
        raise Refusal(_("Other cases are merged into this one. Take them apart first, so that each stands by itself."))
    kept_from = complaints.line(person, organisation, now)
    out_of_sight = complaints.hidden(person, kept_from)
    if sentence := complaints.why_nobody_left(case, out_of_sight):
        raise Refusal(sentence, field="person")
    about = {"about_person": person, "about_organisation": organisation, "about_line": kept_from, "kept_at": None}
    for part in case.parts.select_for_update(of=("self",)).order_by("pk") if case.whole else ():
        _kept(part, CASE.step(Status(part.status), Action.MARK), out_of_sight, about, by=by, now=now)
    return _kept(case, step, out_of_sight, about, by=by, now=now, words=words)


@dataclass(frozen=True, slots=True)
class About:
    """Whom a complaint is about: a person who serves, an organisation, or somebody in it."""

    person: Person | None = None
    organisation: Organisation | None = None


def mark_at_once(*, case: Case, about: About, by: Who, now: datetime) -> Case:
    """Mark a case that is being registered, in its transaction: whoever writes it down may say whom it is about."""
    kept_from = complaints.line(about.person, about.organisation, now)
    out_of_sight = complaints.hidden(about.person, kept_from)
    if sentence := complaints.why_nobody_left(case, out_of_sight):
        raise Refusal(sentence, field="about")
    said = {
        "about_person": about.person,
        "about_organisation": about.organisation,
        "about_line": kept_from,
        "kept_at": None,
    }
    return _kept(case, CASE.step(Status(case.status), Action.MARK), out_of_sight, said, by=by, now=now)


def _kept(
    case: Case,
    step: Step[Status],
    out_of_sight: list[int],
    about: dict[str, Any],
    *,
    by: Who,
    now: datetime,
    words: str = "",
) -> Case:
    rung = complaints.above(case, about["about_line"])
    lifted = ladder.on(rung, now, case.area_id) if rung else {}
    person, organisation = about["about_person"], about["about_organisation"]
    data = {
        "about": [person.pk if person else None, organisation.pk if organisation else None],
        "rung": [case.rung_id, rung.pk if rung else case.rung_id],
        "apart": True,
    }
    case = record(case, step, by=by, now=now, words=words, data=data, **about, **lifted)
    _take_away(case, by=by, now=now)
    notify.withdraw(case_number=case.pk, accounts=out_of_sight, now=now)
    return case


def _take_away(case: Case, *, by: Who, now: datetime) -> None:
    """Out of the hands of those from whom it is kept now; who handles it is decided anew."""
    for part in hands.still_called(case):
        if hands.kept_from(case, part.organisation_id):
            part.ended_at, part.ended_as = now, Assignment.Ending.CALLED_OFF
            part.save(update_fields=["ended_at", "ended_as"])
    assists = in_sight(case)
    if assists != case.assists:
        Case.objects.filter(pk=case.pk).update(assists=assists)
        case.assists = assists
    if case.lead_id is None or not hands.kept_from(case, case.lead_id):
        return
    if case.status in IN_HAND:
        Assignment.objects.filter(case=case, ended_at__isnull=True, part=Assignment.Part.LEAD).update(ended_at=now)
        data = {"lead": [case.lead_id, None]}
        step = CASE.step(Status(case.status), Action.TAKE_AWAY)
        record(case, step, by=by, now=now, data=data, lead=None, handler=None)
    else:  # put aside: it is in nobody's hands until it is taken up again
        Case.objects.filter(pk=case.pk).update(lead=None, handler=None)


@transaction.atomic
def unmark(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Say that a case is no complaint about anybody here: whoever serves where it belongs sees it again."""
    case, step = lock(case, Action.UNMARK, by, seen=seen)
    needed(words, _("Write why this is no complaint about somebody here."))
    nobody: dict[str, Any] = {"about_person": None, "about_organisation": None, "about_line": None, "kept_at": None}
    return record(case, step, by=by, now=now, words=words, data={"apart": False}, **nobody)
