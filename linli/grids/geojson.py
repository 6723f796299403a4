"""Areas as GeoJSON files (RFC 7946): read one by one, so that a bad one says why while the good ones land; written."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry import mapping, shape

from linli.areas.models import Area, Boundary
from linli.areas.tree import tree
from linli.core.coordinates import System, convert, named
from linli.core.refusal import Refusal
from linli.grids.actions.drawing import add_area, draw, exchange
from linli.journal.actions import Who

LARGEST = 20 * 1024 * 1024
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of one feature: `sentence` says why it did not land; `new`: it was not known before."""

    label: str
    sentence: str = ""
    new: bool = False


def read(raw: bytes) -> tuple[list[dict[str, Any]], System | None]:
    """The features of a file, and the system of degrees that it says it is in. Refusal for what is no such file."""
    if len(raw) > LARGEST:
        raise Refusal(_("The file is larger than %(mb)d MB. Split it.") % {"mb": LARGEST >> 20}, field="file")
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        raise Refusal(_("This is no GeoJSON: it cannot be read as JSON in UTF-8."), field="file") from None
    if not isinstance(found, dict):
        raise Refusal(_("This is no GeoJSON: it has to be a FeatureCollection, a Feature or a geometry."), field="file")
    features = found.get("features") if found.get("type") == "FeatureCollection" else [found]
    if not isinstance(features, list) or not features or not all(isinstance(each, dict) for each in features):
        raise Refusal(_("There is no area in this file."), field="file")
    if len(features) > MOST:
        raise Refusal(_("More than %(most)d areas in one file. Split it.") % {"most": MOST}, field="file")
    return features, named(found)


def land(features: Iterable[dict[str, Any]], *, system: str, under: Area, by: Who, now: datetime) -> list[Landed]:
    """Give known areas their borders and add those that are new, each by itself. An area is known by its code, else by
    its name; `under`: where new ones go that name no parent. What a neighbour still stands in the way of is tried again
    after the others, and those in each other's way are judged by how all of them stand in the end."""
    waiting, done, left = list(enumerate(features)), dict[int, Landed](), -1
    while waiting and len(waiting) != left:
        left = len(waiting)
        for number, feature in waiting:
            done[number] = _one(feature, number, system=system, under=under, by=by, now=now)
        waiting = [each for each in waiting if done[each[0]].sentence]
        if len(waiting) == left:
            for number in _together(waiting, system=system, under=under, by=by, now=now):
                done[number] = Landed(done[number].label)
            waiting = [each for each in waiting if done[each[0]].sentence]
    return [done[number] for number in sorted(done)]


def _together(
    waiting: Iterable[tuple[int, dict[str, Any]]], *, system: str, under: Area, by: Who, now: datetime
) -> set[int]:
    """Known areas none of which can have its border before another has its own, as neighbours that exchange ground.
    Returns the numbers of those that landed."""
    meant = dict[int, tuple[int, dict[str, Any]]]()
    for number, feature in waiting:
        code, name = _called(feature)
        with suppress(Refusal):
            if area := _known(code, name, under):
                meant.setdefault(area.pk, (number, feature))
    if len(meant) < 2:
        return set()
    drawn = exchange(borders={pk: each for pk, (_no, each) in meant.items()}, system=system, by=by, now=now)
    return {meant[pk][0] for pk in drawn}


def write(area_id: int, *, system: str = System.WGS84) -> dict[str, Any]:
    """The areas of a place, itself included, that have a border, as a FeatureCollection."""
    whole = tree.get()
    inside = [node.id for node in whole.nodes.values() if node.active and area_id in node.lineage]
    rows = Area.objects.filter(pk__in=inside, boundary__isnull=False).order_by("path")
    features = [_feature(area, system) for area in rows]
    said = {} if system == System.WGS84 else {"coordinate_system": System(system).value}
    return {"type": "FeatureCollection", **said, "features": features}


def _feature(area: Area, system: str) -> dict[str, Any]:
    whole = tree.get()
    node, level = whole.node(area.pk), whole.level(area.pk)
    parent = whole.node(node.parent_id) if node.parent_id else None
    properties = {
        "code": area.code,
        "name": area.name,
        "name_en": area.name_en,
        "level": level.key if level else "",
        "parent": parent.code if parent else None,
    }
    geometry = area.boundary
    if system != System.WGS84:
        geometry = mapping(convert(shape(area.boundary), source=System.WGS84, target=system))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _one(feature: dict[str, Any], number: int, *, system: str, under: Area, by: Who, now: datetime) -> Landed:
    properties = feature.get("properties") or {}
    code, name = _called(feature)
    label = name or code or _("No. %(number)d") % {"number": number + 1}
    try:
        with transaction.atomic():
            area = _known(code, name, under)
            if area:
                draw(area=area, geojson=feature, system=system, how=Boundary.How.IMPORTED, by=by, now=now)
                return Landed(label)
            if not name:
                raise Refusal(_("It has neither a code that is known nor a name (properties “code”, “name”)."))
            parent = _parent(str(properties.get("parent") or ""), under)
            add_area(
                parent=parent,
                code=code or _code(parent),
                name=name,
                name_en=str(properties.get("name_en") or ""),
                geojson=feature,
                system=system,
                by=by,
                now=now,
            )
            return Landed(label, new=True)
    except Refusal as refusal:
        return Landed(label, str(refusal))


def _called(feature: dict[str, Any]) -> tuple[str, str]:
    """The code and the name that a feature gives."""
    properties = feature.get("properties") or {}
    return str(properties.get("code") or "").strip(), str(properties.get("name") or "").strip()


def _known(code: str, name: str, under: Area) -> Area | None:
    """The area meant: by its code, else the only one under `under` with the name."""
    if code and (found := Area.objects.filter(code=code).first()):
        return found
    same = list(Area.objects.filter(path__startswith=under.path, name=name, active=True)[:2]) if name else []
    if len(same) > 1:
        raise Refusal(_("Several areas are called “%(name)s”; give its code.") % {"name": name})
    return same[0] if same else None


def _parent(said: str, under: Area) -> Area:
    if not said:
        return under
    inside = Area.objects.filter(path__startswith=under.path, active=True)
    found = inside.filter(code=said).first() or inside.filter(name=said).first()
    if found is None:
        raise Refusal(_("The area around it, “%(parent)s”, is not known here.") % {"parent": said})
    return found


def _code(parent: Area) -> str:
    number = parent.numchild + 1
    while Area.objects.filter(code=f"{parent.code}-{number}").exists():
        number += 1
    return f"{parent.code}-{number}"
