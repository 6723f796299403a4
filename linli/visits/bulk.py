"""Visits that were made before, with the cases that came of them, as a demonstration tells them: what the single action
records, recorded here; who may, and what a case may be, was asked where the cases were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linli.cases.models import Case
from linli.core import copying
from linli.journal.bulk import Said, record_stories
from linli.people.models import Account
from linli.visits.actions import following
from linli.visits.actions.days import day_of
from linli.visits.actions.recording import facts, row
from linli.visits.clocks import straightened
from linli.visits.models import Raised, Visit
from linli.visits.visited import Visited, digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A visit, by whom and when, and the cases raised of the very words that were heard."""

    visited: Visited
    by: Account
    at: datetime
    cases: Sequence[Case] = ()


@transaction.atomic
def enter(made: Sequence[Made]) -> list[Visit]:
    """Write visits with their diaries, cases, counters, histories and events, oldest first."""
    told = sorted(made, key=lambda each: each.at)
    visits = [_visit(each) for each in told]
    copying.give_keys(visits)
    Visit.objects.bulk_create(visits)
    raised = [Raised(visit=visit, case=case) for each, visit in zip(told, visits, strict=True) for case in each.cases]
    Raised.objects.bulk_create(raised)
    for each, visit in zip(told, visits, strict=True):
        following.count(visit, cases=len(each.cases), care=0)
        following.keep_history(visit)
    stories = ((visit.pk, [_recorded(each, visit)]) for each, visit in zip(told, visits, strict=True))
    record_stories("visit", stories)
    return visits


def _visit(made: Made) -> Visit:
    entry = day_of(made.by, timezone.localdate(made.at), area_id=made.visited.area_id or 0)
    moment = straightened(None, now=made.at)
    return row(made.visited, digest_of(made.visited), entry, moment, made.at)


def _recorded(made: Made, visit: Visit) -> Said:
    return Said("visit.recorded", made.at, made.by, facts(visit, made.cases), area_id=visit.area_id)
