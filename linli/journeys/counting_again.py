"""When the holiday list changed, deadlines are counted again."""

from collections.abc import Sequence

from linli.cases import recounting
from linli.catalogue.models import Holiday
from linli.journal.models import Event
from linli.journal.readers import Reader


def ask(events: Sequence[Event]) -> None:
    """Ask for one recount for all days these events changed."""
    changed = [event for event in events if event.kind == "holiday.kept"]
    if changed:
        days = list(
            Holiday.objects.filter(pk__in=[event.subject_id for event in changed]).values_list("day", flat=True)
        )
        recounting.ask(days=days, now=changed[-1].at)


COUNTING_AGAIN = Reader("journeys.counting_again", ask)
