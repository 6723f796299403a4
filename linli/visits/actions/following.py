"""What follows from a visit, in its own transaction: cases, photos, care, the household's history, the counters."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

from django.db import connection
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.actions import Arrived, Submission
from linli.cases.models import Case
from linli.cases.photos import store
from linli.cases.words import Channel, Urgency
from linli.core.refusal import WrongState
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents import actions as residents
from linli.visits.models import CareGiven, Photo, Raised, Tally, Visit
from linli.visits.visited import Care, Moved, Visited
from linli.visits.words import PATROLS, Counted


def raise_cases(visit: Visit, visited: Visited, *, by: Account, now: datetime) -> list[Case]:
    """A case for each thing it concerns, of the very words that were heard; the worker is who was first asked (P2).
    Who registers cases at all may pass on what they heard on a visit they may make, wherever the household lies."""
    raised, entitled = [], powers(by).may(Permission.CASE_REGISTER, None)
    for category in visited.concerns:
        submission = Submission(
            text=visit.heard,
            area_id=visit.area_id,
            channel=Channel.PATROL if visit.kind in PATROLS else Channel.VISIT,
            key=uuid5(visit.key, category.key if category else ""),
            category=category,
            place=visit.place or (visit.household.building if visit.household else ""),
            photos=visited.photos,
            urgency=Urgency.URGENT if visited.urgent else Urgency.NORMAL,
            arrived=Arrived(heard_on=visit.entry.day, enterprise=visit.enterprise.name if visit.enterprise else ""),
        )
        raised.append(cases.register(submission, by=by, now=now, entitled=entitled))
    Raised.objects.bulk_create([Raised(visit=visit, case=case) for case in raised])
    return raised


def keep_photos(visit: Visit, photos: Sequence[bytes]) -> None:
    """JPEGs already shrunk; the same picture is one file. A case has its own, for it is kept longer."""
    digests = [hashlib.sha256(photo).hexdigest() for photo in photos]
    rows = [
        Photo(visit=visit, file=store(photo, digest, folder="visits"), digest=digest)
        for photo, digest in zip(photos, digests, strict=True)
    ]
    Photo.objects.bulk_create(rows, ignore_conflicts=True)


def give_care(visit: Visit, care: Sequence[Care], *, by: Account, now: datetime) -> None:
    """Each need that was seen to, and when it is looked at again. Raises Moved where somebody else has set another day
    since the worker looked."""
    for each in care:
        if each.review_on:
            try:
                residents.review_care(need=each.need, review_on=each.review_on, by=by, now=now, seen=each.seen)
            except WrongState as moved:
                raise Moved(each) from moved
        CareGiven.objects.create(visit=visit, need=each.need, review_on=each.review_on)


def keep_history(visit: Visit) -> None:
    """The household, or the enterprise, was seen; not when nobody was at home."""
    if visit.met and visit.household_id:
        residents.mark_seen(household_ids=[visit.household_id], at=visit.visited_at)
    if visit.met and visit.enterprise_id:
        residents.mark_enterprise_seen(enterprise_id=visit.enterprise_id, at=visit.visited_at)


def count(visit: Visit, *, cases: int, care: int) -> None:
    """Move the month's counters. `HOUSEHOLD` counts each household once a month."""
    month = timezone.localdate(visit.visited_at).replace(day=1)
    first = visit.household_id is not None and visit.met and not _seen_before(visit)
    moved = {visit.kind: 1, Counted.CASE: cases, Counted.CARE: care}
    moved |= {Counted.HOUSEHOLD: int(first), Counted.NOBODY: int(not visit.met)}
    rows = [(visit.worker_id, month, visit.area_id, str(what), by) for what, by in moved.items() if by]
    with connection.cursor() as cursor:
        cursor.executemany(MOVE, rows)


def _seen_before(visit: Visit) -> bool:
    begins = timezone.localtime(visit.visited_at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    mine = Visit.objects.filter(worker=visit.worker_id, household=visit.household_id, met=True)
    return mine.filter(visited_at__gte=begins).exclude(pk=visit.pk).exists()


MOVE = f"""
INSERT INTO {Tally._meta.db_table} AS t (worker_id, month, area_id, what, count) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (worker_id, month, area_id, what) DO UPDATE SET count = t.count + excluded.count
"""
