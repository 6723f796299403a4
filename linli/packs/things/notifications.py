"""How those who serve are told until they choose for themselves: one row."""

from datetime import datetime, time

from linli.journal.actions import Who
from linli.notify import actions
from linli.notify.models import Usual
from linli.packs.schema import Pack
from linli.packs.things.base import Rows, Thing, Values

KEY = "notifications"
HOURS = ("quiet_from", "quiet_until", "daily_at")


class Notifications(Thing):
    """Ways, quiet hours, the daily hour, and what comes in quiet hours all the same."""

    section, noun = "practice", "usual way of telling"

    def wanted(self, pack: Pack) -> Rows:
        said = pack.practice.notifications
        return {
            KEY: {
                "name": KEY,
                "ways": said.ways.model_dump(),
                "quiet_from": said.quiet and said.quiet.begins,
                "quiet_until": said.quiet and said.quiet.ends,
                "daily_at": said.daily_at,
                "overriding": list(said.overriding),
            }
        }

    def present(self, pack: Pack) -> Rows:
        row = Usual.objects.first()
        if row is None:
            return {}
        clocks = {name: at and at.isoformat("minutes") for name in HOURS for at in [getattr(row, name)]}
        return {KEY: {"name": KEY, "ways": row.ways, **clocks, "overriding": row.overriding}}

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        clocks = {name: values[name] and time.fromisoformat(values[name]) for name in HOURS}
        actions.keep_usual(by=by, now=now, ways=values["ways"], overriding=values["overriding"], **clocks)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        raise AssertionError("Every pack says how people are told, if only by saying nothing.")
