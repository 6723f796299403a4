"""Service items and the themes of the months that a pack brings; what the desk wrote since is none of its affair."""

from datetime import datetime
from typing import Any

from linli.catalogue.models import Category
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema.base import Span
from linli.packs.schema.services import Item, MonthTheme
from linli.packs.things.base import Rows, Thing, Values
from linli.people.models import Organisation
from linli.services import actions, models
from linli.services.details import NAMES, Details
from linli.services.lines import read_materials, read_questions
from linli.services.words import Origin

BY_ID = {"organisation_id": "organisation", "category_id": "category"}
PLAIN = tuple(name for name in NAMES if name not in BY_ID)


class Items(Thing):
    """Items by their code: what the pack last said of each."""

    section, noun = "services", "service item"

    def wanted(self, pack: Pack) -> Rows:
        return {item.code: _values(item) for item in pack.services.items}

    def present(self, pack: Pack) -> Rows:
        said = models.ItemVersion.objects.filter(origin=Origin.PACK, item__active=True)
        newest = said.order_by("item", "-number").distinct("item").select_related("item", "organisation", "category")
        return {
            each.item.code: {
                **{name: getattr(each, name) for name in PLAIN},
                "organisation": each.organisation.code if each.organisation else "",
                "category": each.category.key if each.category else "",
            }
            for each in sorted(newest, key=lambda each: each.item_id)
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        plain = {name: values[name] for name in PLAIN}
        organisation, category = values["organisation"], values["category"]
        details = Details(
            organisation_id=Organisation.objects.get(code=organisation).pk if organisation else None,
            category_id=Category.objects.get(key=category).pk if category else None,
            **plain,
        )
        actions.keep_from_pack(code=key, details=details, by=by, now=now)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire(item=models.ServiceItem.objects.get(code=key), by=by, now=now)


class Themes(Thing):
    """Themes of the months by their key, for everywhere."""

    section, noun = "services", "theme"

    def wanted(self, pack: Pack) -> Rows:
        return {theme.key: _theme(theme) for theme in pack.services.themes}

    def present(self, pack: Pack) -> Rows:
        themes = models.MonthTheme.objects.filter(active=True, key__isnull=False).order_by("id")
        names = ("month", "name", "name_en", "about", "tasks", "audiences", "skills")
        return {theme.key or "": {name: getattr(theme, name) for name in names} for theme in themes}

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_theme(area=None, key=key, by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_theme(theme=models.MonthTheme.objects.get(key=key), by=by, now=now)


def _theme(theme: MonthTheme) -> Values:
    return {
        "month": theme.month,
        "name": theme.name.zh,
        "name_en": theme.name.en,
        "about": theme.about,
        "tasks": list(theme.tasks),
        "audiences": list(theme.audiences),
        "skills": list(theme.skills),
    }


def _values(item: Item) -> Values:
    return {
        "name": item.name.zh,
        "list_name": item.listed,
        "kind": item.kind,
        "name_en": item.name.en,
        "also": item.also,
        "item_type": item.type.value,
        "body": item.body,
        "basis": "",
        **_limit("legal", item.legal),
        **_limit("promised", item.promised),
        **({"promised_amount": 0} if item.at_once else {}),
        "conditions": item.conditions,
        "materials": read_materials("\n".join(item.materials)),
        "steps": list(item.steps),
        "fees": item.fees,
        "windows": item.windows,
        "visits": item.visits,
        "incomplete_accepted": item.incomplete,
        "across_areas": item.across,
        "booking": item.booking,
        "questions": read_questions("\n".join(item.questions)),
        "organisation": item.organisation or "",
        "category": item.category or "",
    }


def _limit(which: str, span: Span | None) -> dict[str, Any]:
    return {f"{which}_amount": span.amount if span else None, f"{which}_unit": span.unit.value if span else ""}
