"""Merging cases that say the same into one of them, and taking them apart again. Nothing of a merged case is lost.

Merges happen one at a time, and lock the main case before those that go into it: so no two can wait for each other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases.actions import pausing
from linli.cases.actions.steps import end_assignment, lock, record
from linli.cases.actions.together import apart
from linli.cases.models import Case
from linli.cases.rules import why_not_merge
from linli.cases.words import Action, Status
from linli.core.alone import one_at_a_time
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import RESIDENT, Who

MERGING = 0x4D_45_52_47_45


@transaction.atomic
def merge(*, case: Case, into: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Handle a case together with another. What was merged into it comes along. Returns it, merged."""
    return _merge(case, into, Action.MERGE, by=by, now=now, words=words, seen=seen)


@transaction.atomic
def follow(*, case: Case, into: Case, now: datetime) -> Case:
    """The resident, just registered, says that it is what others said: a case of their own, handled with the other."""
    return _merge(case, into, Action.FOLLOW, by=RESIDENT, now=now)


@transaction.atomic
def merge_many(*, cases: Sequence[Case], into: Case, by: Who, now: datetime, words: str = "") -> list[Case]:
    """Merge several, or none: the first that cannot be refuses them all, by its number."""
    merged = []
    for case in sorted(cases, key=lambda each: each.pk):
        try:
            merged.append(_merge(case, into, Action.MERGE, by=by, now=now, words=words))
        except Refusal as refusal:
            raise Refusal(_numbered(case, refusal), field="into") from refusal
    return merged


@transaction.atomic
def unmerge(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Take a merged case out again. It is accepted then, and who does it is decided anew."""
    together()
    main_id = Case.objects.values_list("main_id", flat=True).get(pk=case.pk)
    main = take_lock(main_id) if main_id else None
    case, step = lock(case, Action.UNMERGE, by, seen=seen)
    alone = apart(case)
    data = {"main": [main_id, None], **pausing.told(alone)}
    case = record(case, step, by=by, now=now, words=words, data=data, **alone)
    if main:
        journal.record("case.left", main, by=by, at=now, data={"case": case.pk}, area_id=main.area_id)
    return case


@transaction.atomic
def unmerge_many(*, cases: Sequence[Case], by: Who, now: datetime) -> list[Case]:
    """Take several out again, or none."""
    apart = []
    for case in sorted(cases, key=lambda each: each.pk):
        try:
            apart.append(unmerge(case=case, by=by, now=now))
        except Refusal as refusal:
            raise Refusal(_numbered(case, refusal)) from refusal
    return apart


def _merge(
    case: Case, into: Case, action: Action, *, by: Who, now: datetime, words: str = "", seen: int | None = None
) -> Case:
    together()
    main = take_lock(into.pk)
    case, step = lock(case, action, by, seen=seen)
    if sentence := why_not_merge(by, case, main):
        raise Refusal(sentence, field="into")
    along = list(case.followers.filter(status=Status.MERGED).select_for_update(of=("self",)).order_by("pk"))
    end_assignment(case, now=now)
    data: dict[str, Any] = {"main": [case.main_id, main.pk]}
    left = pausing.leave(case, now=now)
    data |= pausing.counted(left)
    case = record(case, step, by=by, now=now, words=words, data=data, main=main, closed_at=now, **left)
    for each in along:
        moved = lock(each, Action.MERGE, journal.SYSTEM)[1]
        record(each, moved, by=by, now=now, data={"main": [case.pk, main.pk]}, main=main)
    came = [case.pk, *(each.pk for each in along)]
    journal.record("case.joined", main, by=by, at=now, data={"cases": came}, area_id=main.area_id)
    return case


def together() -> None:
    """Whoever brings cases together waits for whoever does."""
    one_at_a_time(MERGING)


def take_lock(pk: int) -> Case:
    """The case, locked and read afresh."""
    return Case.objects.select_for_update(of=("self",)).get(pk=pk)


def _numbered(case: Case, refusal: Refusal) -> str:
    return _("No. %(number)s: %(sentence)s") % {"number": case.pk, "sentence": refusal}
