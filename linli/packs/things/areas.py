"""Levels of areas, and the areas a pack knows by name. Those entered at the desk are not its affair."""

from datetime import datetime

from linli.areas import actions
from linli.areas.models import Area, Level
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.things.base import Rows, Thing, Values, unfinished
from linli.packs.things.brought import NAMED_STATIONS, brought
from linli.stations.models import Station

NAMED = 3


class Levels(Thing):
    """What areas are called at each depth; the key is the depth."""

    section, noun = "areas", "level"
    advice = "Move these cases to an area higher up, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        return {
            str(level.depth): {"key": level.key, "name": level.name.zh, "name_en": level.name.en}
            for level in pack.areas.levels
        }

    def present(self, pack: Pack) -> Rows:
        levels = Level.objects.order_by("depth")
        return {str(level.depth): {"key": level.key, "name": level.name, "name_en": level.name_en} for level in levels}

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_level(depth=int(key), by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.drop_level(depth=int(key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        return {key: unfinished().filter(area__depth__gte=int(key)).count() for key in keys}


class NamedAreas(Thing):
    """Areas by their code. Out of use goes an area with all that lies in it."""

    section, noun = "areas", "area"
    advice = "Move these cases to an area that stays, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        depths = {level.key: level.depth for level in pack.areas.levels}
        named = sorted(pack.areas.named, key=lambda area: depths[area.level])
        return {
            area.key: {
                "name": area.name.zh,
                "name_en": area.name.en,
                "parent": area.within or "",
                "office_hours": [[hours.opens, hours.closes] for hours in area.office_hours],
            }
            for area in named
        }

    def present(self, pack: Pack) -> Rows:
        codes = {area.key for area in pack.areas.named} | brought("areas")
        areas = list(Area.objects.filter(code__in=codes, active=True).order_by("path"))
        above = {area.path: area.path[: -Area.steplen] for area in areas}
        code_at = dict(Area.objects.filter(path__in=above.values()).values_list("path", "code"))
        return {
            area.code: {
                "name": area.name,
                "name_en": area.name_en,
                "parent": code_at.get(above[area.path], ""),
                "office_hours": area.office_hours,
            }
            for area in areas
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        parent = Area.objects.get(code=values["parent"]) if values["parent"] else None
        actions.keep_area(code=key, by=by, now=now, **{**values, "parent": parent})

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        top = Area.objects.get(code=key)
        for area in Area.objects.filter(path__startswith=top.path, active=True).order_by("-path"):
            actions.retire_area(area=area, by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        paths = dict(Area.objects.filter(code__in=keys).values_list("code", "path"))
        return {key: unfinished().filter(area__path__startswith=path).count() for key, path in paths.items()}

    def held_by(self, keys: list[str], pack: Pack) -> dict[str, str]:
        """Stations in use that stay: those the pack in force brought go with it, those of this one are where it says.
        Two queries."""
        paths = dict(Area.objects.filter(code__in=keys).values_list("code", "path"))
        theirs = {each.key for each in pack.stations.named} | brought(NAMED_STATIONS)
        staying = Station.objects.in_use().exclude(code__in=theirs).select_related("area").order_by("code")
        found = {key: [each for each in staying if each.area.path.startswith(path)] for key, path in paths.items()}
        return {key: _of_stations(those) for key, those in found.items() if those}


def _of_stations(those: list[Station]) -> str:
    named = ", ".join(f"“{each.name}” ({each.code})" for each in those[:NAMED])
    if len(those) == 1:
        return f"The station {named} stands in it. Move it to an area that stays, or take it out of use."
    more = f" and {len(those) - NAMED} more" if len(those) > NAMED else ""
    stand = f"{len(those)} stations stand in it: {named}{more}."
    return f"{stand} Move them to an area that stays, or take them out of use."
