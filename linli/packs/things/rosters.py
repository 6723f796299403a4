"""The rules of duty that a pack brings; those made at the desk are not its affair."""

from datetime import datetime, time

from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema import rosters as schema
from linli.packs.things.base import Rows, Thing, Values
from linli.rosters import actions
from linli.rosters.actions import Said
from linli.rosters.models import DutyRule

SAME = ("mode", "tier", "days", "weekdays", "weeks", "needed", "most", "posts", "turn_of")


class DutyRules(Thing):
    """Rules by their key. Written after the practice, whose posts they name."""

    section, noun = "rosters", "rule of duty"

    def wanted(self, pack: Pack) -> Rows:
        return {rule.key: _values(rule) for rule in pack.rosters.rules}

    def present(self, pack: Pack) -> Rows:
        rules = DutyRule.objects.filter(active=True, origin=DutyRule.Origin.PACK).order_by("id")
        return {
            rule.key: {
                **{name: getattr(rule, name) for name in ("name", "name_en", *SAME, "skill")},
                "begins": f"{rule.begins:%H:%M}",
                "ends": f"{rule.ends:%H:%M}",
            }
            for rule in rules
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        clocks = {name: time.fromisoformat(values[name]) for name in ("begins", "ends")}
        actions.keep_rule(key=key, said=Said(**{**values, **clocks}), by=by, now=now)

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_rule(rule=DutyRule.objects.get(key=key), by=by, now=now)


def _values(rule: schema.DutyRule) -> Values:
    said = rule.model_dump(mode="json")
    names = {"name": rule.name.zh, "name_en": rule.name.en, "skill": rule.skill or ""}
    return {**{name: said[name] for name in (*SAME, "begins", "ends")}, **names}
