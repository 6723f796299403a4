"""A rule's work on a case, in words: which rule, because of what, and why it sent the case to nobody."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.timeline import Entry
from linli.cases.words import Held, Urgency
from linli.catalogue.tables import tables
from linli.people.directory import directory

ROUTED = "case.routed"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the case's page says of the rule that routed it. `held`: why nobody got it; `class_id`: the class it set."""

    pk: int
    name: str
    sentence: str
    held: str
    class_id: int | None


def facts(entry: Entry) -> list[str]:
    """What stands under the step on the timeline; the words it found stand there as the step's own words."""
    if entry.kind != ROUTED:
        return []
    why = ", ".join(_why(entry.data.get("because", {})))
    because = [_("because of %(why)s") % {"why": why}] if why else []
    return [each for each in [_rule(entry.data), *because, _class(entry.data), _held(entry.data)] if each]


def sent(entry: Entry) -> Sent | None:
    """Which rule routed the case and why; None for any other step."""
    if entry.kind != ROUTED:
        return None
    because = dict(entry.data.get("because", {}))
    found = because.pop("words", 0) and _("the words “%(words)s”") % {"words": entry.words}
    why = [*_why(because), *([found] if found else [])]
    name = sentence = _rule(entry.data)
    if why:
        sentence = _("%(rule)s, because of %(why)s") % {"rule": name, "why": ", ".join(why)}
    return Sent(entry.data["rule"][0], name, sentence, _held(entry.data), entry.data.get("class"))


def _rule(data: dict[str, Any]) -> str:
    _pk, order, name, name_en = data["rule"]
    said = name_en if name_en and get_language() == "en" else name
    return _("rule %(order)d “%(name)s”") % {"order": order, "name": said}


def _why(because: dict[str, Any]) -> list[str]:
    """Each condition that held, with what held it."""
    known = {
        "category": lambda pk: _("category “%(name)s”") % {"name": tables.get().categories.get(pk, pk)},
        "area": lambda pk: _("place “%(name)s”") % {"name": tree.get().nodes.get(pk, pk)},
        "channel": lambda value: _("channel “%(name)s”") % {"name": look.channel_word(value)},
        "urgency": lambda value: Urgency(value).label,
        "words": lambda count: ngettext("%(count)d word", "%(count)d words", count) % {"count": count},
    }
    return [str(tell(because[name])) for name, tell in known.items() if name in because]


def _class(data: dict[str, Any]) -> str:
    chosen = tables.get().deadline_classes.get(data.get("class", 0))
    return _("deadline class “%(name)s”") % {"name": chosen} if chosen else ""


def _held(data: dict[str, Any]) -> str:
    held = data.get("held")
    if not held:
        return ""
    to = directory.get().name(data.get("organisation"))
    why = Held(held).label
    if to:
        return _("not sent to %(to)s: %(why)s; somebody decides") % {"to": to, "why": why}
    return _("sent to nobody: %(why)s; somebody decides") % {"why": why}
