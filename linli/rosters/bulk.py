"""Many turns seen at once, as a demonstration has them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from linli.core.saving import save_all
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_stories
from linli.rosters.models import Turn
from linli.rosters.practice import terms
from linli.rosters.words import Presence


@transaction.atomic
def seen(came: Iterable[tuple[Turn, datetime | None]], *, by: Who, now: datetime) -> None:
    """Write when each came, or that they did not, as `presence` does it; the turns have no story yet, and nobody is
    told. Their shifts and stations are read already."""
    late, turns, stories = terms().late, [], []
    for turn, came_at in came:
        if came_at is None:
            turn.presence, turn.missed_at = Presence.ABSENT, turn.shift.starts_at + terms().absent_after
            said = Said("turn.missed", turn.missed_at, by, {}, area_id=turn.shift.station.area_id)
        else:
            turn.presence = Presence.LATE if came_at > turn.shift.starts_at + late else Presence.ON_TIME
            turn.came_at = came_at
            data = {"how": "hand", "presence": turn.presence}
            said = Said("turn.came", came_at, by, data, area_id=turn.shift.station.area_id)
        turn.version += 1
        turns.append(turn)
        stories.append((turn.pk, [said]))
    save_all(turns, ("presence", "came_at", "missed_at", "version"))
    record_stories("turn", stories)
