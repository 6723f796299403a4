"""Who is called after their case was settled: drawn as it is finished, spared when they have rated it themselves."""

from collections.abc import Sequence

from django.utils import timezone

from linli.cases.actions.following_up import draw, spare
from linli.journal.models import Event
from linli.journal.readers import Reader

SETTLED = frozenset({"case.finished", "case.settled"})
NEEDLESS = frozenset({"case.rated", "case.redo_granted", "case.looked_again"})


def follow(events: Sequence[Event]) -> None:
    """Draw, and spare; what is neither costs nothing."""
    settled = {event.subject_id for event in events if event.kind in SETTLED}
    needless = {event.subject_id for event in events if event.kind in NEEDLESS}
    if settled:
        draw(case_ids=sorted(settled), now=timezone.now())
    if needless:
        spare(case_ids=sorted(needless))


FOLLOWING_UP = Reader("journeys.following_up", follow)
