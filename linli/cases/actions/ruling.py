"""The routing rules, kept as the pack has them and changed at the desk. One change at a time; the order stays sound."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import routing, soundness
from linli.cases.models import Rule
from linli.core.alone import one_at_a_time
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who

LOCK = 0x52_55_4C_45
UP, DOWN = -1, 1


@transaction.atomic
def keep_rule(*, key: str, by: Who, now: datetime, after: str = "", **wanted: Any) -> tuple[Rule, bool]:
    """Have a rule of the pack. A new one stands behind the one with the key `after`, or last; one that is here already
    keeps its place and its switch. Returns it and whether anything changed."""
    rules = _alone()
    rule = Rule.objects.filter(key=key).first()
    if rule and rule.active and all(getattr(rule, field) == value for field, value in wanted.items()):
        return rule, False
    new = rule is None
    rule = rule or Rule(key=key, origin=Rule.Origin.PACK)
    was_here, rule.active = rule.active and not new, True
    _set(rule, wanted)
    if not was_here:
        place = next((at + 1 for at, each in enumerate(rules) if each.key == after), len(rules))
        rules = [*rules[:place], rule, *rules[place:]]
    else:
        rules = [rule if each.pk == rule.pk else each for each in rules]
    _write(rules, rule)
    journal.record("rule.kept", rule, by=by, at=now, data={"key": key, "fields": sorted(wanted)}, new=new)
    return rule, True


@transaction.atomic
def retire_rule(*, rule: Rule, by: Who, now: datetime) -> None:
    """Take a rule out of use; the cases it sent keep its name."""
    rules = _alone()
    rule = Rule.objects.get(pk=rule.pk)
    if rule.active:
        rule.active = False
        rule.save(update_fields=["active"])
        _write([each for each in rules if each.pk != rule.pk])
        journal.record("rule.retired", rule, by=by, at=now)


@transaction.atomic
def add_rule(*, by: Who, now: datetime, before: int | None = None, **wanted: Any) -> Rule:
    """Make a rule at the desk. `before`: the rule it stands in front of; None: last.

    Refusal for a rule that does nothing, that no case can meet, or that another one hides or that hides another.
    """
    rules = _alone()
    was = soundness.hidden(rules)
    rule = Rule(key=f"desk-{uuid4().hex[:12]}", origin=Rule.Origin.DESK)
    _set(rule, wanted)
    _may(by, rule)
    place = next((at for at, each in enumerate(rules) if each.pk == before), len(rules))
    _keep_sound([*rules[:place], rule, *rules[place:]], rule, was)
    journal.record("rule.kept", rule, by=by, at=now, data={"key": rule.key, "fields": sorted(wanted)}, new=True)
    return rule


@transaction.atomic
def change_rule(*, rule: Rule, by: Who, now: datetime, seen: int, **wanted: Any) -> Rule:
    """Change a rule that was made at the desk, as `add_rule` says. WrongState when somebody else did meanwhile."""
    rules, rule = _found(rule, seen)
    if rule.origin == Rule.Origin.PACK:
        raise Refusal(_("This rule comes with the practice. Switch it off, and make one of your own."))
    was = soundness.hidden(rules)
    _may(by, rule)
    _set(rule, wanted)
    _may(by, rule)
    _keep_sound(rules, rule, was)
    journal.record("rule.kept", rule, by=by, at=now, data={"key": rule.key, "fields": sorted(wanted)})
    return rule


@transaction.atomic
def switch_rule(*, rule: Rule, by: Who, now: datetime, seen: int, on: bool) -> Rule:
    """Switch a rule on or off. Off, it keeps its place and is not asked."""
    rules, rule = _found(rule, seen)
    _may(by, rule)
    if rule.switched_on != on:
        was = soundness.hidden(rules)
        rule.switched_on = on
        if on:
            _keep_sound(rules, rule, was)
        else:
            _write(rules, rule)
        journal.record("rule.switched", rule, by=by, at=now, data={"on": on})
    return rule


@transaction.atomic
def move_rule(*, rule: Rule, by: Who, now: datetime, seen: int, way: int) -> Rule:
    """Move a rule past its neighbour, UP or DOWN. At the end of the list it stays. Whoever moves it must be able to
    change both."""
    rules, rule = _found(rule, seen)
    at = rules.index(rule)
    to = at + way
    if 0 <= to < len(rules):
        _may(by, rule)
        _may(by, rules[to])
        was = soundness.hidden(rules)
        rules[at], rules[to] = rules[to], rules[at]
        _keep_sound(rules, rule, was)
        journal.record("rule.moved", rule, by=by, at=now, data={"order": [at + 1, to + 1]})
    return rule


def _alone() -> list[Rule]:
    """Every rule in use, in order, while nobody else changes any."""
    one_at_a_time(LOCK)
    return routing.in_order()


def _found(rule: Rule, seen: int) -> tuple[list[Rule], Rule]:
    """All rules, and among them the one that is to be changed."""
    rules = _alone()
    found = next((each for each in rules if each.pk == rule.pk), None)
    if found is None or found.version != seen:
        raise WrongState(_("Somebody changed this rule while you were looking at it. Look at it again, then decide."))
    return rules, found


def _set(rule: Rule, wanted: dict[str, Any]) -> None:
    for field, value in wanted.items():
        setattr(rule, field, value)


def _may(by: Who, rule: Rule) -> None:
    if sentence := soundness.why_not_change(by, rule):
        raise NotAllowed(sentence)


def _keep_sound(rules: Sequence[Rule], rule: Rule, was: Collection[str]) -> None:
    """Write the rule and the order, unless something is wrong with either that was not so before."""
    if found := soundness.fault(rule) or soundness.newly_hidden(rules, was):
        raise found.refuse()
    _write(rules, rule)


def _write(rules: Sequence[Rule], rule: Rule | None = None) -> None:
    """Number the rules anew and write what changed."""
    if rule and rule.pk:
        rule.version += 1
    for order, each in enumerate(rules, start=1):
        if each is rule or each.order != order:
            each.order = order
            each.save()
    routing.rules.expire()
