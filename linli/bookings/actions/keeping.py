"""Rooms and lines, as whoever keeps the station has them."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.bookings import rules
from linli.bookings.models import Line, Room
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.stations.models import Station


@transaction.atomic
def keep_room(*, station: Station, room: Room | None, by: Account, now: datetime, seen: int = 0, **wanted: Any) -> Room:
    """Have a room so (`wanted`: fields of Room); a new one without `room`. Refusal for a name that is taken."""
    rules.require(by, Permission.ROOM_KEEP, station)
    wanted["name"] = _named(wanted["name"])
    wanted["about"] = clean(wanted.get("about", ""), 200, field="about")
    sentence = _("This station has a room of this name already. Choose another name.")
    kept: Room = _keep(Room, room, {"station": station, **wanted}, seen, "name", sentence)
    journal.record(
        "room.kept", kept, by=by, at=now, data={"name": kept.name}, area_id=station.area_id, new=room is None
    )
    return kept


@transaction.atomic
def keep_line(*, station: Station, line: Line | None, by: Account, now: datetime, seen: int = 0, **wanted: Any) -> Line:
    """Have a line so (`wanted`: fields of Line); a new one without `line`. Refusal for a letter that is taken."""
    rules.require(by, Permission.ROOM_KEEP, station)
    wanted["name"], wanted["letter"] = _named(wanted["name"]), wanted["letter"].strip().upper()
    if len(wanted["letter"]) != 1 or not ("A" <= wanted["letter"] <= "Z"):
        raise Refusal(_("One letter, A to Z: the numbers begin with it."), field="letter")
    if not 1 <= wanted["windows"] <= 50:
        raise Refusal(_("Between 1 and 50 windows."), field="windows")
    if not 5 <= wanted["minutes"] <= 240:
        raise Refusal(_("Between 5 and 240 minutes."), field="minutes")
    sentence = _("Another line of this station has this letter. Choose another.")
    kept: Line = _keep(Line, line, {"station": station, **wanted}, seen, "letter", sentence)
    journal.record(
        "line.kept", kept, by=by, at=now, data={"name": kept.name}, area_id=station.area_id, new=line is None
    )
    return kept


def _keep(model: Any, row: Any, wanted: dict[str, Any], seen: int, field: str, sentence: str) -> Any:
    kept = model.objects.select_for_update().get(pk=row.pk) if row else model()
    if row and seen != kept.version:
        raise WrongState(_("Somebody changed this while you were looking at it. Look at it as it is now."))
    for name, value in wanted.items():
        setattr(kept, name, value)
    kept.version = kept.version + 1 if row else 1
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise Refusal(sentence, field=field) from None
    return kept


def _named(name: str) -> str:
    found = clean(name, 60, field="name")
    if not found:
        raise Refusal(_("Say what it is called."), field="name")
    return found
