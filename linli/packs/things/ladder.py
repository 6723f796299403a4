"""The levels of the ladder."""

from datetime import datetime

from linli.cases.actions import ladder as actions
from linli.cases.models import Rung
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema.cases import Forum, LadderLevel
from linli.packs.things.base import Rows, Thing, Values, counted, unfinished

RHYTHMS = {
    "daily": ("每天", "daily"),
    "weekly": ("每周", "weekly"),
    "monthly": ("每月", "monthly"),
    "quarterly": ("每季度", "quarterly"),
    "yearly": ("每年", "yearly"),
}


class Ladder(Thing):
    """Levels of handling by their key, the highest first, since each refers to the one above it."""

    section, noun = "cases", "level of the ladder"
    advice = "Lift these cases to another level, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        numbered = list(enumerate(pack.cases.ladder, start=1))
        return {level.key: _values(level, order) for order, level in reversed(numbered)}

    def present(self, pack: Pack) -> Rows:
        rungs = Rung.objects.filter(active=True).select_related("lifts_to").order_by("-order")
        return {
            rung.key: {
                "order": rung.order,
                "name": rung.name,
                "name_en": rung.name_en,
                "holders": rung.holders,
                "organisation_kind": rung.organisation_kind,
                "forum": rung.forum,
                "forum_en": rung.forum_en,
                "entry": rung.entry,
                "entry_en": rung.entry_en,
                "enters": rung.enters,
                "area_level": rung.area_level,
                "amount": rung.amount,
                "unit": rung.unit,
                "lifts_to": rung.lifts_to.key if rung.lifts_to else "",
            }
            for rung in rungs
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        lifts_to = Rung.objects.get(key=values["lifts_to"]) if values["lifts_to"] else None
        actions.keep_rung(key=key, by=by, now=now, **{**values, "lifts_to": lifts_to})

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_rung(rung=Rung.objects.get(key=key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        return counted(unfinished(), "rung__key", keys)


def _values(level: LadderLevel, order: int) -> Values:
    return {
        "order": order,
        "name": level.name.zh,
        "name_en": level.name.en,
        "holders": level.held_by,
        "organisation_kind": level.organisation_kind or "",
        "forum": _forum(level.forum, 0),
        "forum_en": _forum(level.forum, 1),
        "entry": level.entry.zh if level.entry else "",
        "entry_en": level.entry.en if level.entry else "",
        "enters": level.enters,
        "area_level": level.area_level,
        "amount": level.allowance.amount,
        "unit": level.allowance.unit.value,
        "lifts_to": level.lifts_to or "",
    }


def _forum(forum: Forum | None, language: int) -> str:
    """The meeting with its rhythm in brackets; language 0 is Chinese, 1 English."""
    if forum is None:
        return ""
    name, brackets = ((forum.name.zh, "（{}）"), (forum.name.en, " ({})"))[language]
    rhythm = RHYTHMS.get(forum.rhythm)
    return name + brackets.format(rhythm[language]) if rhythm else name
