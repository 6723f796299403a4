"""Reading the journal: each reader has a cursor and sees every event exactly once, in commit order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from linli.journal.models import Cursor, Event, Position

STRETCH = 500


@dataclass(frozen=True, slots=True)
class Reader:
    """`handle` gets the next events, oldest first, inside the transaction that moves the cursor.

    `forget` empties what the reader made, so that a replay from the beginning builds it again. `stretch`: how many
    events it gets at once, all in one transaction.
    """

    name: str
    handle: Callable[[Sequence[Event]], None]
    forget: Callable[[], None] | None = None
    stretch: int = STRETCH


@transaction.atomic
def read(reader: Reader, *, limit: int | None = None) -> int:
    """Let the reader see up to `limit` further events, or its own stretch. Returns how many; 0 when it is up to date or
    busy elsewhere."""
    Cursor.objects.get_or_create(reader=reader.name)
    cursor = Cursor.objects.select_for_update(skip_locked=True).filter(reader=reader.name).first()
    if cursor is None:
        return 0
    events = list(
        Event.objects.filter(position__position__gt=cursor.position)
        .annotate(place=F("position__position"))
        .order_by("position__position")[: limit or reader.stretch]
    )
    if events:
        reader.handle(events)
        cursor.position = events[-1].place
        cursor.save(update_fields=["position"])
    return len(events)


def catch_up(reader: Reader) -> int:
    """Read until nothing is left. Returns how many events were seen."""
    total = 0
    while seen := read(reader):
        total += seen
    return total


@transaction.atomic
def skip(reader: Reader) -> int:
    """Put the cursor at the end, unread: what has happened so far is not for it. Returns where it stands."""
    last = Position.objects.order_by("-position").values_list("position", flat=True).first() or 0
    Cursor.objects.update_or_create(reader=reader.name, defaults={"position": last})
    return last


def replay(reader: Reader) -> int:
    """Forget what the reader made and read the whole journal again."""
    with transaction.atomic():
        Cursor.objects.get_or_create(reader=reader.name)
        cursor = Cursor.objects.select_for_update().get(reader=reader.name)
        if reader.forget:
            reader.forget()
        cursor.position = 0
        cursor.save(update_fields=["position"])
    return catch_up(reader)
