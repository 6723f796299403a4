"""Deadline classes and the category tree."""

from collections.abc import Sequence
from datetime import datetime

from linli.cases.words import Milestone
from linli.catalogue import actions
from linli.catalogue.models import Category, DeadlineClass
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema import catalogue as schema
from linli.packs.things.base import Rows, Thing, Values, counted, unfinished


class DeadlineClasses(Thing):
    """Allowances of time by their key."""

    section, noun = "catalogue", "deadline class"
    advice = "Classify these cases under a category with another deadline class, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        return {
            each.key: {
                "name": each.name.zh,
                "name_en": each.name.en,
                "amount": each.amount,
                "unit": each.unit.value,
                "within": _within(each),
            }
            for each in pack.catalogue.deadline_classes
        }

    def present(self, pack: Pack) -> Rows:
        return {
            each.key: {
                "name": each.name,
                "name_en": each.name_en,
                "amount": each.amount,
                "unit": each.unit,
                "within": each.within,
            }
            for each in DeadlineClass.objects.filter(active=True).order_by("id")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        actions.keep_deadline_class(key=key, by=by, now=now, **values)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire(thing=DeadlineClass.objects.get(key=key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        return counted(unfinished(), "deadline_class__key", keys)


def _within(wanted: schema.DeadlineClass) -> dict[str, list[int | str]]:
    """What is wanted on the way -> [amount, unit]."""
    spans = {each.value: getattr(wanted, f"{each.value}_within") for each in Milestone}
    return {name: [span.amount, span.unit.value] for name, span in spans.items() if span}


class Categories(Thing):
    """The category tree, each category with what it has from above written out."""

    section, noun = "catalogue", "category"
    advice = "Classify these cases under another category, or finish them."

    def wanted(self, pack: Pack) -> Rows:
        return dict(_rows(pack.catalogue.categories, {"parent": "", "deadline_class": "", "organisation_kind": ""}))

    def present(self, pack: Pack) -> Rows:
        return {
            each.key: {
                "name": each.name,
                "name_en": each.name_en,
                "parent": each.parent.key if each.parent else "",
                "deadline_class": each.deadline_class.key,
                "organisation_kind": each.organisation_kind,
                "order": each.order,
            }
            for each in Category.objects.filter(active=True).select_related("parent", "deadline_class")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        rows = {
            "parent": Category.objects.get(key=values["parent"]) if values["parent"] else None,
            "deadline_class": DeadlineClass.objects.get(key=values["deadline_class"]),
        }
        actions.keep_category(key=key, by=by, now=now, **{**values, **rows})

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire(thing=Category.objects.get(key=key), by=by, now=now)

    def hanging(self, keys: list[str]) -> dict[str, int]:
        return counted(unfinished(), "category__key", keys)


def _rows(categories: Sequence[schema.Category], above: Values) -> list[tuple[str, Values]]:
    """Parents before children; order is the place among brothers and sisters."""
    found = []
    for order, category in enumerate(categories):
        values = {
            "name": category.name.zh,
            "name_en": category.name.en,
            "parent": above["parent"],
            "deadline_class": category.deadline or above["deadline_class"],
            "organisation_kind": category.organisation_kind or above["organisation_kind"],
            "order": order,
        }
        found.append((category.key, values))
        found += _rows(category.children, {**values, "parent": category.key})
    return found
