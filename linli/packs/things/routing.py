"""The routing rules that a pack brings. Their place and their switch belong to the desk once they are there."""

from datetime import datetime

from linli.areas.models import Area
from linli.cases.actions import ruling as actions
from linli.cases.models import Rule, Rung
from linli.catalogue.models import DeadlineClass
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema import routing as schema
from linli.packs.things.base import Rows, Thing, Values
from linli.people.models import Organisation


class Rules(Thing):
    """Rules by their key; a new one is put behind the one before it in the pack."""

    section, noun = "routing", "routing rule"

    def wanted(self, pack: Pack) -> Rows:
        after = _after(pack)
        return {rule.key: {**_values(rule), "after": after[rule.key]} for rule in pack.routing.rules}

    def present(self, pack: Pack) -> Rows:
        after = _after(pack)
        rules = Rule.objects.filter(active=True, origin=Rule.Origin.PACK)
        return {
            rule.key: {
                "name": rule.name,
                "name_en": rule.name_en,
                "categories": rule.categories,
                "area": rule.area.code if rule.area else "",
                "words": rule.words,
                "channels": rule.channels,
                "urgency": rule.urgency,
                "organisation": rule.organisation.code if rule.organisation else "",
                "organisation_kind": rule.organisation_kind,
                "rung": rule.rung.key if rule.rung else "",
                "deadline_class": rule.deadline_class.key if rule.deadline_class else "",
                "sets_urgency": rule.sets_urgency,
                "after": after.get(rule.key, ""),
            }
            for rule in rules.select_related("area", "organisation", "rung", "deadline_class")
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        rows: Values = {
            "area_id": Area.objects.get(code=values["area"]).pk if values["area"] else None,
            "organisation_id": _organisation(values["organisation"]),
            "rung_id": Rung.objects.get(key=values["rung"]).pk if values["rung"] else None,
            "deadline_class_id": _deadline_class(values["deadline_class"]),
        }
        plain: Values = {name: value for name, value in values.items() if f"{name}_id" not in rows}
        actions.keep_rule(key=key, by=by, now=now, **plain, **rows)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_rule(rule=Rule.objects.get(key=key), by=by, now=now)


def _organisation(code: str) -> int | None:
    return Organisation.objects.get(code=code).pk if code else None


def _deadline_class(key: str) -> int | None:
    return DeadlineClass.objects.get(key=key).pk if key else None


def _after(pack: Pack) -> dict[str, str]:
    """Each rule's key -> that of the rule before it in the pack."""
    keys = [rule.key for rule in pack.routing.rules]
    return dict(zip(keys, ["", *keys], strict=False))


def _values(rule: schema.Rule) -> Values:
    when, then = rule.when, rule.then
    return {
        "name": rule.name.zh,
        "name_en": rule.name.en,
        "categories": list(when.categories),
        "area": when.area or "",
        "words": list(when.words),
        "channels": [channel.value for channel in when.channels],
        "urgency": when.urgency.value if when.urgency else "",
        "organisation": then.organisation or "",
        "organisation_kind": then.organisation_kind or "",
        "rung": then.level or "",
        "deadline_class": then.deadline or "",
        "sets_urgency": then.urgency.value if then.urgency else "",
    }
