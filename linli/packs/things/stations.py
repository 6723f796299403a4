"""The stations a pack knows by name, and what it says of stations as a whole."""

from datetime import datetime
from typing import Any

from linli.areas.models import Area
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema.base import Name
from linli.packs.schema.stations import Stations as Section
from linli.packs.things.base import Rows, Thing, Values
from linli.packs.things.brought import NAMED_STATIONS, brought
from linli.people.models import Organisation
from linli.stations import actions
from linli.stations.models import Station


class Stations(Thing):
    """Stations by their code: those the pack names. Where exactly one stands is entered on the desk."""

    section, noun = "stations", "station"

    def wanted(self, pack: Pack) -> Rows:
        return {
            each.key: {
                "name": each.name.zh,
                "name_en": each.name.en,
                "tier": each.tier,
                "area": each.area,
                "organisation": each.organisation or "",
                "address": each.address or "",
                "phone": each.phone or "",
                "zones": list(each.zones),
                "offers": list(each.offers),
                "hours": each.hours.stored() if each.hours else {},
            }
            for each in pack.stations.named
        }

    def present(self, pack: Pack) -> Rows:
        # No code is empty: with it the question is asked of every pack, and comparing costs them all the same.
        theirs = {each.key for each in pack.stations.named} | brought(NAMED_STATIONS) | {""}
        found = Station.objects.in_use().filter(code__in=theirs).select_related("area", "organisation")
        plain = ("name", "name_en", "tier", "address", "phone", "zones", "offers", "hours")
        return {
            each.code: {
                **{field: getattr(each, field) for field in plain},
                "area": each.area.code,
                "organisation": each.organisation.code if each.organisation else "",
            }
            for each in found
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        plain = {name: value for name, value in values.items() if name not in ("area", "organisation")}
        organisation = values["organisation"]
        actions.keep_station(
            code=key,
            area=Area.objects.get(code=values["area"]),
            organisation_id=Organisation.objects.get(code=organisation).pk if organisation else None,
            by=by,
            now=now,
            **plain,
        )

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_station(station=Station.objects.get(code=key), by=by, now=now)


def settings(said: Section) -> dict[str, Any]:
    """What running code reads in the practice's settings (stations/practice.py)."""
    return {
        "tiers": [
            {"key": each.key, "name": _name(each.name), "hours": each.hours.stored() if each.hours else {}}
            for each in said.tiers
        ],
        "functions": [_name(each) for each in said.functions],
        **{what: [_thing(each) for each in getattr(said, what)] for what in ("zones", "offers", "checklist")},
        "checklist_name": _name(said.checklist_name) if said.checklist_name else None,
        "stars": _stars(said),
        "walk": said.walk.model_dump(mode="json"),
    }


def _stars(said: Section) -> dict[str, Any] | None:
    if said.stars is None:
        return None
    return {
        "criteria": [{**_thing(each), "points": each.points} for each in said.stars.criteria],
        "from_points": list(said.stars.from_points),
        "valid_months": said.stars.valid_months,
    }


def _thing(each: Any) -> dict[str, Any]:
    return {"key": each.key, "name": _name(each.name)}


def _name(name: Name) -> list[str]:
    return [name.zh, name.en]
