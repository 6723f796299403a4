"""Many cases at once, each with its whole story, as an import and a demonstration write them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction

from linli.cases import agenda
from linli.cases.life import Life
from linli.cases.models import Arrival, Assignment, Case, Pause, Rating
from linli.cases.words import Channel
from linli.core import copying
from linli.core.alone import one_at_a_time
from linli.core.codes import new_code
from linli.journal.bulk import record_stories

LANDING = 0x4C_41_4E_44
Hanging = Arrival | Assignment | Rating | Pause


@transaction.atomic
def land(lives: Sequence[Life]) -> int:
    """Write cases with their parts, events, arrivals, assignments, ratings and pauses. Returns how many landed, parts
    not counted.

    A life whose case has a `source` that is already here is left out, so landing twice changes nothing;
    those who land at the same time wait for each other.
    """
    one_at_a_time(LANDING)
    known = landed(life.case.source for life in lives)
    lives = [life for life in lives if life.case.source not in known]
    everyone = [*lives, *(part for life in lives for part, _said in life.parts)]
    cases = [life.case for life in everyone]
    for case in cases:
        case.next_look_at = None if case.channel == Channel.IMPORT else agenda.next_look(case)
    _give_codes(cases)
    copying.give_keys(cases)
    _join_parts(lives)
    copying.copy(Case, cases)
    record_stories("case", ((life.case.pk, life.events) for life in everyone))
    _copy_of(everyone, Arrival, "arrivals")
    _copy_of(everyone, Assignment, "assignments")
    _copy_of(everyone, Assignment, "called")
    _copy_of(everyone, Rating, "ratings")
    _copy_of(everyone, Pause, "pauses")
    return len(lives)


def _join_parts(lives: Sequence[Life]) -> None:
    """Whole and part know each other by number, in their rows and in what their events say."""
    for life in lives:
        for part, said in life.parts:
            part.case.parent_id = life.case.pk
            said.data["part"] = part.case.pk
            for event in part.events:
                if "part_of" in event.data:
                    event.data["part_of"] = life.case.pk


def landed(sources: Iterable[str | None]) -> dict[str | None, str]:
    """Which of these sources have a case, and its text."""
    asked = [source for source in sources if source]
    return dict(Case.objects.filter(source__in=asked).values_list("source", "text")) if asked else {}


def _give_codes(cases: Sequence[Case]) -> None:
    """Draw again for the rare code that is taken, by a case that is here or by one of these."""
    clashing: Sequence[Case] = cases
    while clashing:
        drawn = Counter(case.code for case in cases)
        taken = set(Case.objects.filter(code__in=list(drawn)).values_list("code", flat=True))
        clashing = [case for case in cases if case.code in taken or drawn[case.code] > 1]
        for case in clashing:
            case.code = new_code()


def _copy_of(lives: Sequence[Life], model: type[Hanging], name: str) -> None:
    """Write what hangs on the cases, once they have their numbers."""
    rows: list[Hanging] = []
    for life in lives:
        for row in getattr(life, name):
            row.case_id = life.case.pk
            rows.append(row)
    copying.give_keys(rows)
    copying.copy(model, rows)
