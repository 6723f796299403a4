"""A rule in words: what it asks, and what it does."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import look, soundness
from linli.cases.models import Rule
from linli.cases.words import Urgency
from linli.catalogue.tables import tables
from linli.people.models import Account


@dataclass(frozen=True, slots=True)
class Line:
    """A rule as the list shows it. `warning`: why it is never asked or sends to nobody; `why_not`: why one may not
    change it."""

    rule: Rule
    asks: list[str]
    does: list[str]
    warning: str
    why_not: str
    first: bool
    last: bool


def lines(rules: list[Rule], account: Account) -> list[Line]:
    """Every rule in its order."""
    hidden = soundness.hidden(rules)
    return [
        Line(
            rule=rule,
            asks=asks(rule),
            does=does(rule),
            warning=_warning(rule, hidden.get(rule.key)),
            why_not=soundness.why_not_change(account, rule) or "",
            first=rule is rules[0],
            last=rule is rules[-1],
        )
        for rule in rules
    ]


def asks(rule: Rule) -> list[str]:
    """Each condition; one line for a rule that takes everything."""
    known, whole = tables.get().categories_by_key, tree.get()
    named = [str(known[key]) if key in known else key for key in rule.categories]
    conditions = [
        _("about %(names)s") % {"names": _or(named)} if named else "",
        _("in %(place)s") % {"place": whole.full_name(rule.area_id)} if rule.area_id in whole.nodes else "",
        _("says %(words)s") % {"words": _or([f"“{word}”" for word in rule.words])} if rule.words else "",
        _("by %(names)s") % {"names": _or([look.channel_word(each) for each in rule.channels])}
        if rule.channels
        else "",
        str(Urgency(rule.urgency).label) if rule.urgency else "",
    ]
    return [each for each in conditions if each] or [_("every case")]


def does(rule: Rule) -> list[str]:
    """Each result."""
    results = [
        _("to %(name)s") % {"name": rule.organisation} if rule.organisation else "",
        _("to the nearest %(kind)s") % {"kind": kind_word(rule.organisation_kind)} if rule.organisation_kind else "",
        _("level “%(name)s”") % {"name": rule.rung} if rule.rung else "",
        _("deadline class “%(name)s”") % {"name": rule.deadline_class} if rule.deadline_class else "",
        str(Urgency(rule.sets_urgency).label) if rule.sets_urgency else "",
    ]
    return [each for each in results if each]


def kind_word(kind: str) -> str:
    """The locality's word for a kind of organisation."""
    return tables.get().word(f"organisation_kind.{kind}", kind)


def _warning(rule: Rule, by: Rule | None) -> str:
    if by:
        return _("Never asked: rule %(order)d “%(name)s” takes every case it would.") % {
            "order": by.order,
            "name": by,
        }
    wrong = soundness.fault(rule) if rule.switched_on else None
    return wrong.sentence if wrong else ""


def _or(names: list[str]) -> str:
    return _(" or ").join(names)
