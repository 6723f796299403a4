"""What a case's page says of working together: who was called in, the parts, the way it went, from whom it is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.cases import hands, look
from linli.cases.models import Assignment, Case
from linli.cases.skills import skill_word
from linli.cases.timeline import Entry
from linli.core.text import first_words
from linli.people.directory import directory
from linli.people.models import Account

WORDS = 60
MOST = 100
HANDED = frozenset({"case.assigned", "case.claimed", "case.returned", "case.taken_away"})


@dataclass(frozen=True, slots=True)
class Part:
    """One organisation called in: how far it is, in a word with its shape; by when what is wanted."""

    name: str
    state: str
    mark: look.Mark
    report_by: datetime | None
    due_at: datetime | None
    left: look.TimeLeft | None


@dataclass(frozen=True, slots=True)
class Line:
    """Another case of the same whole."""

    pk: int
    link: str
    words: str
    status: str
    lead: str
    left: look.TimeLeft | None


@dataclass(frozen=True, slots=True)
class Handing:
    """The case went from one to another."""

    at: datetime
    who: str
    came_from: str
    to: str
    back: bool
    words: str


@dataclass(frozen=True, slots=True)
class Together:
    """The card. `first`: who received it first and has it again; `about`: whom a complaint is about."""

    called: list[Part]
    whole: Line | None
    parts: list[Line]
    handings: list[Handing]
    first: str
    kept: bool
    about: str
    skill: str

    @property
    def returned(self) -> int:
        return sum(each.back for each in self.handings)


def together(case: Case, account: Account, entries: list[Entry], now: datetime) -> Together:
    """No query for an ordinary case; one for a case to which others were called in, one for a whole or a part."""
    family = _family(case, account)
    whole = next((each for each in family if each.pk == case.parent_id), None)
    handings = handed(entries) if case.returns else []
    back = bool(handings) and handings[-1].back and case.is_open
    return Together(
        called=[_part(each, now) for each in hands.called(case)],
        whole=_line(whole, now) if whole else None,
        parts=[_line(each, now) for each in family if each.pk != case.parent_id],
        handings=handings,
        first=handings[-1].to if back else "",
        kept=case.about_line is not None,
        about=" · ".join(str(each) for each in (case.about_person, case.about_organisation) if each),
        skill=skill_word(case.wanted_skill) if case.wanted_skill else "",
    )


def _family(case: Case, account: Account) -> list[Case]:
    """The whole and its other parts, as far as the account may see them."""
    if case.whole:
        wanted = Q(parent=case.pk)
    elif case.parent_id:
        wanted = Q(pk=case.parent_id) | Q(parent=case.parent_id)
    else:
        return []
    return list(Case.objects.visible_to(account).filter(wanted).exclude(pk=case.pk).order_by("pk")[:MOST])


def _line(case: Case, now: datetime) -> Line:
    return Line(
        case.pk,
        case.get_absolute_url(),
        first_words(case.text, WORDS),
        case.status,
        directory.get().name(case.lead_id),
        look.time_left(case.status, case.received_at, case.due_at, now, case.amber_at),
    )


def _part(part: Assignment, now: datetime) -> Part:
    word, mark = state(part, now)
    open_until = part.due_at if part.ended_at is None else None
    left = look.time_left("in_progress", part.since, open_until, now)
    awaited = part.report_by if part.ended_at is None and part.reported_in_at is None else None
    return Part(str(part.organisation), word, mark, awaited, open_until, left)


def state(part: Assignment, now: datetime) -> tuple[str, look.Mark]:
    """How far an assisting part is, in a word and its shape."""
    if part.ended_at:
        mark = look.DONE if part.ended_as == Assignment.Ending.DONE else look.ENDED
        return str(Assignment.Ending(part.ended_as).label if part.ended_as else _("Ended")), mark
    if part.report_by and part.reported_in_at is None:
        late = part.report_by < now
        return (_("Has not reported in"), look.OVER) if late else (_("To report in"), look.NEAR_LIMIT)
    if part.due_at and part.due_at < now:
        return _("Over its time"), look.OVER
    return _("Reported in") if part.reported_in_at else _("Assisting"), look.UNDER_WAY


def handed(entries: list[Entry]) -> list[Handing]:
    """The way a case went, from hand to hand."""
    known, found = directory.get(), []
    for entry in entries:
        if entry.kind in HANDED and isinstance(entry.data.get("lead"), list):
            before, after = (known.name(each) for each in entry.data["lead"])
            back = entry.kind == "case.returned"
            found.append(Handing(entry.at, entry.who, before, after, back, entry.words if back else ""))
    return found
