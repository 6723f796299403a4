"""The routing rules in memory, read once a process and refreshed when stale; which of them a case meets first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from linli.areas.tree import tree
from linli.cases.conditions import Conditions, Facts
from linli.cases.models import Case, Rule
from linli.cases.words import Channel, Status
from linli.catalogue.models import Category, DeadlineClass
from linli.catalogue.tables import tables
from linli.core.fresh import Fresh

STATES = (Status.RECEIVED, Status.ACCEPTED)


@dataclass(frozen=True)
class Asked:
    """A rule, and what it asks."""

    rule: Rule
    conditions: Conditions


@dataclass(frozen=True)
class Match:
    """The rule a case meets, and what holds each of its conditions."""

    rule: Rule
    because: dict[str, Any]


def in_order() -> list[Rule]:
    """Every rule that is not out of use, those switched off too."""
    return list(Rule.objects.filter(active=True).select_related("area", "organisation", "rung", "deadline_class"))


def asked(rule: Rule) -> Asked:
    """The rule with its conditions in ids, categories with all below them."""
    known = tables.get()
    chosen = [known.categories_by_key[key].pk for key in rule.categories if key in known.categories_by_key]
    # A category that is gone altogether keeps the rule from taking cases of every category.
    family = frozenset(family_of(chosen)) | frozenset([0] if rule.categories else [])
    node = tree.get().nodes.get(rule.area_id or 0)
    lineage = node.lineage if node else (0,) if rule.area_id else ()  # of a place not yet known here: nowhere
    return Asked(rule, Conditions(family, lineage, tuple(rule.words), frozenset(rule.channels), rule.urgency))


def family_of(category_ids: Iterable[int]) -> list[int]:
    """Categories with all below them."""
    known, found = tables.get().categories.values(), list(category_ids)
    for each in found:
        found += [category.pk for category in known if category.parent_id == each and category.pk not in found]
    return found


def _read() -> list[Asked]:
    return [asked(rule) for rule in in_order() if rule.switched_on]


rules: Fresh[list[Asked]] = Fresh(_read, seconds=5)


def facts(case: Case, category: Category | None = None) -> Facts:
    """What the rules look at; `category`: instead of the case's own."""
    about = category.pk if category else case.category_id
    return Facts(case.text, about, tree.get().lineage(case.area_id), case.channel, case.urgency)


def first(known: Facts, among: Sequence[Asked] | None = None) -> Match | None:
    """The first rule that fits, of those switched on."""
    for each in rules.get() if among is None else among:
        because = each.conditions.found(known)
        if because is not None:
            return Match(each.rule, because)
    return None


def may_be_routed(case: Case) -> bool:
    """Whether the rules may have it: routed once in its life, in nobody's hands, and not from an old register."""
    return (
        case.rule_id is None
        and (case.lead_id is None or case.status == Status.ACCEPTED)  # back with whoever received it first
        and (case.about_line is None or bool(case.about_line))  # a complaint is first said to be about whom
        and case.status in STATES
        and not case.paused
        and case.channel != Channel.IMPORT
    )


def class_by_rule(case: Case, category: Category | None) -> DeadlineClass | None:
    """The class that the case's own rule gives it, as long as the rule would still take it."""
    mine = next((each for each in rules.get() if each.rule.pk == case.rule_id), None) if case.rule_id else None
    if mine is None or mine.conditions.found(facts(case, category)) is None:
        return None
    return tables.get().deadline_classes.get(mine.rule.deadline_class_id or 0)
