"""A visit is typed once; diary, household's history, cases, care and the month's counters follow in the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.visits import rules
from linli.visits.actions import following
from linli.visits.actions.days import day_of
from linli.visits.clocks import Moment, straightened, warning
from linli.visits.models import DiaryEntry, Visit
from linli.visits.visited import Visited, digest_of

LONGEST, LONGEST_PLACE = 4000, 200
KEPT_ONCE = "visits_visit_key"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of it. `new` is false when it had been sent before; `warning`: what is wrong with the phone's clock."""

    visit: Visit
    cases: list[Case]
    new: bool
    warning: str = ""


class Differs(Refusal):
    """The same key came before with other words: both stand side by side until somebody chooses."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(_("This visit was sent before in other words. Look at both, and choose."))
        self.visit = visit


def record_visit(visited: Visited, *, by: Account, now: datetime) -> Recorded:
    """Record a visit and all that follows from it, in one transaction. Sent again, it returns what was recorded first.

    Raises NotAllowed for a household or area that is not theirs, Differs for a key known with other words, Moved for
    care that somebody else has put off since, and Refusal, beside its field, for nothing said, no place, or what a case
    or a care need refuses.
    """
    digest = digest_of(visited)
    if earlier := _earlier(visited.key, digest, by):
        return earlier
    whole = _checked(visited, by)
    try:
        return _insert(whole, digest, by=by, now=now)
    except IntegrityError as error:
        if KEPT_ONCE in str(error) and (earlier := _earlier(visited.key, digest, by)):
            return earlier
        raise


def _earlier(key: UUID, digest: bytes, by: Account) -> Recorded | None:
    visit = Visit.objects.filter(key=key).first()
    if visit is None:
        return None
    if visit.worker_id != by.pk:
        raise NotAllowed(_("This visit was sent by somebody else. Sign in as whoever made it."))
    if bytes(visit.digest) != digest:
        raise Differs(visit)
    cases = [each.case for each in visit.raised.select_related("case").order_by("id")]
    return Recorded(visit, cases, False, warning(visit.clock_off, visit.visited_at))


def _checked(visited: Visited, by: Account) -> Visited:
    if visited.household and visited.enterprise:
        raise Refusal(_("A visit is of a household or of an enterprise: choose one of the two."), field="enterprise")
    area_id = _area(visited)
    if area_id is None:
        raise Refusal(_("Choose whom you visited, or where you were."), field="household")
    if why_not := rules.why_not_record(by, area_id, visited.household or visited.enterprise):
        raise NotAllowed(why_not)
    heard = clean(visited.heard, LONGEST, field="heard")
    done = clean(visited.done, LONGEST, field="done")
    if visited.met and not (heard or done or visited.photos or visited.care):
        raise Refusal(_("Write in a few words what you heard, or what you did."), field="heard")
    if visited.concerns and not heard:
        raise Refusal(_("Write what was said, so that it can be passed on word for word."), field="heard")
    place = clean(visited.place, LONGEST_PLACE, field="place")
    return Visited(**{**vars(visited), "area_id": area_id, "heard": heard, "done": done, "place": place})


def _area(visited: Visited) -> int | None:
    """Where it was: the household's grid, the enterprise's, or the one that was chosen, if it is in use."""
    where = visited.household or visited.enterprise
    if where:
        return where.area_id
    node = tree.get().nodes.get(visited.area_id or 0)
    return node.id if node and node.active else None


@transaction.atomic
def _insert(visited: Visited, digest: bytes, *, by: Account, now: datetime) -> Recorded:
    moment = straightened(visited.clock, now=now)
    # The day's page first: visits of one worker wait for each other here, and so do their counters.
    entry = day_of(by, timezone.localdate(moment.at), area_id=visited.area_id or 0)
    visit = row(visited, digest, entry, moment, now)
    visit.save(force_insert=True)
    cases = following.raise_cases(visit, visited, by=by, now=now)
    following.keep_photos(visit, visited.photos)
    following.give_care(visit, visited.care, by=by, now=now)
    following.count(visit, cases=len(cases), care=len(visited.care))
    following.keep_history(visit)
    told = facts(visit, cases)
    journal.record("visit.recorded", visit, by=by, at=now, data=told, area_id=visit.area_id, new=True)
    return Recorded(visit, cases, True, warning(moment.off, moment.at))


def facts(visit: Visit, cases: Sequence[Case]) -> dict[str, Any]:
    """What the journal knows of a visit."""
    said = {"kind": visit.kind, "day": visit.entry.day.isoformat(), "cases": [case.pk for case in cases]}
    return {**said, "household": visit.household_id, "enterprise": visit.enterprise_id, "met": visit.met}


def row(visited: Visited, digest: bytes, entry: DiaryEntry, moment: Moment, now: datetime) -> Visit:
    """A visit as it is kept, not saved yet."""
    same = ("key", "kind", "household", "enterprise", "area_id", "place", "theme", "about", "met", "heard", "done")
    return Visit(
        **{name: getattr(visited, name) for name in same},
        digest=digest,
        entry=entry,
        worker_id=entry.worker_id,
        visited_at=moment.at,
        typed_at=moment.typed_at,
        clock_off=moment.off,
        received_at=now,
    )
