"""Roles, and the organisations a pack knows by name."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from linli.areas.models import Area
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.things.base import Rows, Thing, Values, counted, unfinished
from linli.packs.things.brought import brought
from linli.people import actions
from linli.people.models import Organisation, Role


class Roles(Thing):
    """Roles and their permissions."""

    section, noun = "people", "role"
    advice = "Assign these cases to somebody in another role, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        return {
            role.key: {
                "name": role.name.zh,
                "name_en": role.name.en,
                "permissions": sorted(permission.value for permission in role.permissions),
            }
            for role in pack.people.roles
        }

    def present(self, pack: Pack) -> Rows:
        return {
            role.key: {"name": role.name, "name_en": role.name_en, "permissions": sorted(role.permissions)}
            for role in Role.objects.filter(active=True).order_by("id")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_role(key=key, by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire(thing=Role.objects.get(key=key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        held = unfinished().filter(handler__person__posts__period__contains=timezone.localdate())
        return counted(held, "handler__person__posts__role__key", keys)


class Organisations(Thing):
    """Organisations by their code: those the pack names, and those that would have no place under it."""

    section, noun = "people", "organisation"
    advice = "Assign these cases to another organisation, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        by_key = {each.key: each for each in pack.people.organisations}

        def height(key: str | None) -> int:
            return 0 if key is None else 1 + height(by_key[key].within)

        return {
            each.key: {
                "kind": each.kind,
                "name": each.name.zh,
                "name_en": each.name.en,
                "area": each.area,
                "parent": each.within or "",
            }
            for each in sorted(by_key.values(), key=lambda each: height(each.key))
        }

    def present(self, pack: Pack) -> Rows:
        kinds = [kind.key for kind in pack.people.organisation_kinds]
        named = {each.key for each in pack.people.organisations}
        theirs = Q(code__in=named | brought("organisations")) | ~Q(kind__in=kinds) | _in_areas_that_go(pack)
        return {
            each.code: {
                "kind": each.kind,
                "name": each.name,
                "name_en": each.name_en,
                "area": each.area.code,
                "parent": each.parent.code if each.parent else "",
            }
            for each in Organisation.objects.filter(theirs, active=True).select_related("area", "parent")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_organisation(
            code=key,
            kind=values["kind"],
            name=values["name"],
            name_en=values["name_en"],
            area=Area.objects.get(code=values["area"]),
            parent=Organisation.objects.get(code=values["parent"]) if values["parent"] else None,
            by=by,
            now=now,
        )

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire(thing=Organisation.objects.get(code=key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        return counted(unfinished(), "lead__code", keys)


def _in_areas_that_go(pack: Pack) -> Q:
    """Organisations in an area that this pack takes out of use."""
    gone = brought("areas") - {area.key for area in pack.areas.named}
    where = Q(pk__in=[])
    for path in Area.objects.filter(code__in=gone, active=True).values_list("path", flat=True):
        where |= Q(area__path__startswith=path)
    return where
