"""Whether a routing rule makes sense: that it does something, that cases can meet it, and that it hides no other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.models import Rule
from linli.cases.routing import asked
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.journal.models import Voice
from linli.people.directory import directory
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a rule, in a sentence, and the field it stands in."""

    sentence: str
    field: str | None = None

    def refuse(self) -> Refusal:
        return Refusal(self.sentence, field=self.field)


def fault(rule: Rule) -> Fault | None:
    """What is wrong with a rule by itself; None when nothing is."""
    return _nameless(rule) or _idle(rule) or _unmet(rule) or _to_nobody(rule)


def hidden(rules: Sequence[Rule]) -> dict[str, Rule]:
    """Rules that are never asked, by their key, each with the earlier rule that takes every case they would."""
    known = [asked(rule) for rule in rules if rule.switched_on]
    found: dict[str, Rule] = {}
    for at, mine in enumerate(known):
        earlier = (each.rule for each in known[:at] if each.conditions.takes_all(mine.conditions))
        if by := next(earlier, None):
            found[mine.rule.key] = by
    return found


def newly_hidden(rules: Sequence[Rule], before: Collection[str]) -> Fault | None:
    """The first rule of this order that would never be asked, and was not so `before` (keys)."""
    for key, by in hidden(rules).items():
        if key not in before:
            name = next(rule for rule in rules if rule.key == key)
            sentence = _(
                "“%(name)s” would never be asked: “%(by)s”, which comes before it, takes every case it would. "
                "Put the narrower rule first."
            )
            return Fault(sentence % {"name": name, "by": by}, "before")
    return None


def why_not_change(by: Any, rule: Rule) -> str | None:
    """Rules hold for an area; why somebody may not change one, who is not permitted for all of it."""
    mine = powers(by)
    areas = [rule.area_id] if rule.area_id else [root.id for root in tree.get().roots]
    if by.voice != Voice.STAFF or all(mine.may(Permission.RULE_EDIT, area_id) for area_id in areas):
        return None
    return lacking(Permission.RULE_EDIT)


def _nameless(rule: Rule) -> Fault | None:
    return None if rule.name.strip() else Fault(_("Give the rule a name that colleagues understand."), "name")


def _idle(rule: Rule) -> Fault | None:
    changes_urgency = rule.sets_urgency and rule.sets_urgency != rule.urgency
    if rule.sends or rule.rung_id or rule.deadline_class_id or changes_urgency:
        return None
    return Fault(_("This rule would change nothing. Say who gets the case, at which level or within which time."), "to")


def _unmet(rule: Rule) -> Fault | None:
    known = tables.get().categories_by_key
    for key in rule.categories:
        if key not in known or not known[key].active:
            return Fault(_("“%(name)s” is no longer in use. Choose another category.") % {"name": key}, "categories")
    for channel in rule.channels:
        if channel not in look.open_channels():
            name = look.channel_word(channel)
            return Fault(_("Nothing comes in by “%(name)s” here, so no case would fit.") % {"name": name}, "channels")
    node = tree.get().nodes.get(rule.area_id or 0)
    if rule.area_id and (node is None or not node.active):
        return Fault(_("This place is not known here. Choose one from the list."), "area")
    short = next((word for word in rule.words if len(word) < SHORTEST), None)
    return (
        Fault(_("“%(word)s” is too short; write two characters or more.") % {"word": short}, "words") if short else None
    )


def _to_nobody(rule: Rule) -> Fault | None:
    known = directory.get().organisations
    if rule.organisation_id:
        found = known.get(rule.organisation_id)
        if found is None or not found.active:
            return Fault(_("“%(name)s” is no longer in use. Choose another.") % {"name": rule.organisation}, "to")
    if rule.organisation_kind and not any(
        each.kind == rule.organisation_kind and each.active for each in known.values()
    ):
        return Fault(_("There is no organisation of this kind here, so cases would go to nobody."), "to")
    return None
