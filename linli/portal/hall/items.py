"""What can be done here, as the terminal and the screen show it: the lists, an item with its papers and steps (P9)."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.services import limits, practice, queries
from linli.services.models import ItemVersion
from linli.services.shelf import Entry, asked, shelf
from linli.stations.models import Station

OF_A_LIST, ON_THE_SCREEN = 40, 8
ICONS = ("users", "building-community", "walk", "mood-smile", "star", "notebook")


@dataclass(frozen=True, slots=True)
class List:
    """One of the six lists: the items offered here, most asked first, and how many there are in all."""

    key: str
    name: str
    icon: str
    count: int
    items: list[Entry]


def lists(station: Station) -> list[List]:
    """The practice's lists, in its order; none while nothing is offered here."""
    offered = _offered(station)
    found = []
    for (key, name), drawing in zip(practice.lists(), ICONS * 2, strict=False):
        items = [each for each in offered if each.list_name == key]
        found.append(List(key, name, drawing, len(items), items[:OF_A_LIST]))
    return found if offered else []


def told(station: Station, code: str) -> dict[str, Any]:
    """An item as it stands today; 404 for one that is not offered here."""
    entry = shelf.get().by_code(code)
    if entry is None or not entry.offered(tree.get().lineage(station.area_id)):
        raise Http404
    version = queries.in_force(entry.item_id, timezone.localdate())
    if version is None:
        raise Http404
    return _told(version, code)


def shown(station: Station) -> list[dict[str, Any]]:
    """What the screen shows in turn: the items most asked here. One query."""
    entries = _offered(station)[:ON_THE_SCREEN]
    versions = queries.all_in_force([each.item_id for each in entries], timezone.localdate()) if entries else {}
    return [_told(versions[each.item_id], each.code) for each in entries if each.item_id in versions]


def _offered(station: Station) -> list[Entry]:
    """The items offered at the station's place, most asked first."""
    lineage, times = tree.get().lineage(station.area_id), asked.get()
    here = [each for each in shelf.get().entries.values() if each.offered(lineage)]
    return sorted(here, key=lambda each: (-times.get(each.item_id, 0), each.code))


def _told(version: ItemVersion, code: str) -> dict[str, Any]:
    return {
        "code": code,
        "name": str(version),
        "list": practice.list_word(version.list_name),
        "kind": practice.kind_word(version.kind),
        "by": version.done_by,
        "promised": limits.told(version.promised_amount, version.promised_unit),
        "visits": version.visits,
        "conditions": version.conditions,
        "materials": [_material(each) for each in version.materials],
        "steps": version.steps,
        "fees": version.fees,
        "windows": version.windows,
    }


def _material(said: dict[str, Any]) -> tuple[str, str]:
    """A paper, and how many of it in which form."""
    originals, copies = int(said.get("originals") or 0), int(said.get("copies") or 0)
    parts = [
        _("originals: %(count)d") % {"count": originals} if originals else "",
        _("copies: %(count)d") % {"count": copies} if copies else "",
        _("may follow later") if said.get("later") else "",
        str(said.get("note") or ""),
    ]
    return str(said.get("name", "")), " · ".join(part for part in parts if part)
