"""The sweep of cases: everything that came due by itself, one sweep idea for whatever has a `next_look_at`
(linli/journal/sweeping.py)."""

from collections.abc import Sequence
from datetime import datetime

from linli.cases import hands
from linli.cases.models import Case
from linli.cases.turn import FIELDS, Turn
from linli.journal import sweeping
from linli.journal.bulk import Said
from linli.journal.sweeping import Sweeping

BATCH = sweeping.BATCH
UNREAD = ("text", "place", "contact_name", "contact_phone", "latitude", "longitude")


def sweep(*, now: datetime) -> int:
    """Do all that has come due. Returns how many cases were looked at."""
    return sweeping.sweep(CASES, now=now, most=BATCH)


def write(changed: Sequence[tuple[Case, Sequence[Said]]]) -> None:
    """Write locked cases as they now are, and their events."""
    sweeping.write(CASES, changed)


def _remember(cases: Sequence[Case], now: datetime) -> None:
    hands.remember_called([case for case in cases if case.assist_due_at and case.assist_due_at <= now])


CASES = Sweeping(Case, FIELDS, lambda case, now: Turn(case, now).events, unread=UNREAD, before=_remember)
