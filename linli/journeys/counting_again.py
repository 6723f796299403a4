"""When the holiday list or office hours changed, deadlines are counted again."""

from collections.abc import Sequence

from django.utils import timezone

from linli.cases import recounting
from linli.catalogue.models import Holiday
from linli.journal.models import Event
from linli.journal.readers import Reader


def ask(events: Sequence[Event]) -> None:
    """Ask for one recount for all days these events changed; other office hours hold from the day they are set."""
    changed = [event.subject_id for event in events if event.kind == "holiday.kept"]
    days = list(Holiday.objects.filter(pk__in=changed).values_list("day", flat=True)) if changed else []
    days += [timezone.localdate(event.at) for event in events if _other_hours(event)]
    if days:
        recounting.ask(days=days, now=events[-1].at)


def _other_hours(event: Event) -> bool:
    """Whether the practice or an area keeps other hours than it did; one that is new had no cases yet."""
    later = event.kind == "area.changed" or (event.kind == "practice.kept" and event.seq > 1)
    return later and "office_hours" in event.data.get("fields", ())


COUNTING_AGAIN = Reader("journeys.counting_again", ask)
