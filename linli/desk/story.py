"""A case's story for staff: every step with what it changed, in words instead of ids."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.areas.tree import tree
from linli.cases import look, timeline
from linli.cases.ladder import rungs
from linli.cases.lifecycle import RECEIVED
from linli.cases.skills import skill_word
from linli.cases.words import Channel, Milestone, Urgency
from linli.catalogue.tables import tables
from linli.core.deadline import Allowance, Unit
from linli.desk.routing import told as by_rule
from linli.journal.models import Voice
from linli.people.directory import directory


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is offered; its size in bytes."""

    pk: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Told:
    """One step as it is shown."""

    label: str
    at: datetime
    who: str
    words: str
    facts: list[str]
    internal: bool
    by_resident: bool
    photos: list[int]
    documents: list[Paper]
    sent: by_rule.Sent | None


def told(entries: list[timeline.Entry]) -> list[Told]:
    """Every step after the registration's own words, oldest first."""
    return [_told(entry) for entry in entries]


def _told(entry: timeline.Entry) -> Told:
    speakers: dict[str, str] = {Voice.RESIDENT: _("The resident"), Voice.SYSTEM: _("Linli itself")}
    return Told(
        label=entry.label,
        at=entry.at,
        who=speakers.get(entry.voice, entry.who),
        words=entry.words,
        facts=by_rule.facts(entry)
        + [fact for name, tell in TELL.items() if (fact := tell(entry.data.get(name), entry.kind))],
        internal=entry.internal,
        by_resident=entry.voice == Voice.RESIDENT,
        photos=[each.pk for each in entry.photos if each.is_photo],
        documents=[Paper(each.pk, each.name, each.size) for each in entry.photos if not each.is_photo],
        sent=by_rule.sent(entry),
    )


def _lead(value: Any, _kind: str) -> str:
    name = directory.get().name(value[1]) if value and value[1] else ""
    return _("to %(name)s") % {"name": name} if name else ""


def _changed(name_of: Callable[[Any], str]) -> Callable[[Any, str], str]:
    def tell(value: Any, _kind: str) -> str:
        if not isinstance(value, list) or value[0] == value[1] or not value[1]:
            return ""
        before, after = (name_of(each) if each else "" for each in value)
        return f"{before} → {after}" if before else after

    return tell


def _category(pk: int) -> str:
    return str(tables.get().categories.get(pk, ""))


def _area(pk: int) -> str:
    whole = tree.get()
    return whole.full_name(pk) if pk in whole.nodes else ""


def _rung(pk: int) -> str:
    return str(rungs.get().get(pk, ""))


def _urgency(value: str) -> str:
    return str(Urgency(value).label)


def _channel(value: Any, _kind: str) -> str:
    return look.channel_word(value) if value in Channel else ""


def _outcome(value: Any, kind: str) -> str:
    return look.outcome_word(value) if value and kind == "case.finished" else ""


def _grade(value: Any, _kind: str) -> str:
    return look.grade_word(value) if value else ""


def _day(value: Any, _kind: str) -> str:
    day = parse_date(value) if value else None
    return _("looked at again on %(day)s") % {"day": day} if day else ""


def _due(value: Any, kind: str) -> str:
    due = parse_datetime(value) if value else None
    if due is None or kind not in DATED:
        return ""
    return _("due %(moment)s") % {"moment": f"{localtime(due):%Y-%m-%d %H:%M}"}


DATED = frozenset(
    {RECEIVED, "case.classified", "case.parked", "case.resumed", "case.waiting", "case.went_on", "case.said_more"}
    | {"case.extended", "case.deadline_moved", "case.looked_again", "case.redo_granted", "case.routed"}
    | {"case.urgency_set"}
)


def _was(value: Any, _kind: str) -> str:
    was = parse_datetime(value) if value else None
    return _("until now due %(moment)s") % {"moment": f"{localtime(was):%Y-%m-%d %H:%M}"} if was else ""


def _milestone(value: Any, _kind: str) -> str:
    return str(Milestone(value).label) if value in Milestone else ""


def _more(value: Any, _kind: str) -> str:
    return str(Allowance(value[0], Unit(value[1]))) if value else ""


def _taken_over(value: Any, _kind: str) -> str:
    return _("taken over from whoever was asked first") if value else ""


def _others(value: Any, _kind: str) -> str:
    others = value[1] - 1 if value else 0
    return ngettext("with %(count)d other", "with %(count)d others", others) % {"count": others} if others else ""


def _undone(value: Any, _kind: str) -> str:
    return _("takes back what was done with several at once") if value else ""


def _organisations(value: Any, _kind: str) -> str:
    return ", ".join(directory.get().name(each) for each in value or ())


def _unreported(value: Any, kind: str) -> str:
    return _("has not reported in: %(names)s") % {"names": _organisations(value, kind)} if value else ""


def _late(value: Any, kind: str) -> str:
    return _("not done in time: %(names)s") % {"names": _organisations(value, kind)} if value else ""


def _organisation(value: Any, kind: str) -> str:
    return directory.get().name(value) if kind != "case.routed" else ""  # a rule's sentence names it


def _by(sentence: Any) -> Callable[[Any, str], str]:
    def tell(value: Any, _kind: str) -> str:
        moment = parse_datetime(value) if value else None
        return sentence % {"moment": f"{localtime(moment):%Y-%m-%d %H:%M}"} if moment else ""

    return tell


def _parts_by(value: Any, _kind: str) -> str:
    """Each of those called in, with its next moment as it now is."""
    known = directory.get()
    said = ((known.name(pk), report_by or due_at) for pk, report_by, due_at in value or ())
    return ", ".join(f"{name} {localtime(parse_datetime(at)):%Y-%m-%d %H:%M}" for name, at in said if at)


def _part(value: Any, _kind: str) -> str:
    return _("part: No. %(number)s") % {"number": value} if value else ""


def _whole(value: Any, _kind: str) -> str:
    return _("whole: No. %(number)s") % {"number": value[1] or value[0]} if value else ""


def _skill(value: Any, _kind: str) -> str:
    return skill_word(value) if value else ""


TELL: dict[str, Callable[[Any, str], str]] = {
    "channel": _channel,
    "asked_first": _taken_over,
    "category": _changed(_category),
    "area": _changed(_area),
    "rung": _changed(_rung),
    "urgency": _changed(_urgency),
    "lead": _lead,
    "outcome": _outcome,
    "grade": _grade,
    "until": _day,
    "look_again_on": _day,
    "milestone": _milestone,
    "more": _more,
    "was": _was,
    "due": _due,
    "batch": _others,
    "batch_undone": _undone,
    "called": _organisations,
    "report_by": _by(gettext_lazy("to report in by %(moment)s")),
    "part_until": _by(gettext_lazy("to be done by %(moment)s")),
    "parts_by": _parts_by,
    "accept_by": _by(gettext_lazy("to be accepted by %(moment)s")),
    "contact_by": _by(gettext_lazy("first answer wanted by %(moment)s")),
    "plan_by": _by(gettext_lazy("plan wanted by %(moment)s")),
    "organisation": _organisation,
    "unreported": _unreported,
    "undone": _late,
    "without": _organisations,
    "part": _part,
    "whole": _whole,
    "skill": _skill,
}
