"""What the pages of services show: items in words, the facts of one, a menu, the months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.skills import skill_word
from linli.services import limits, practice
from linli.services.models import ItemVersion, MonthTheme, Template
from linli.services.themes import month_word
from linli.services.words import ItemType


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow the list: its key, word, and whether it is chosen."""

    key: str
    word: str
    chosen: bool


def choices(words: Sequence[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(key, word, key == chosen) for key, word in words]


@dataclass(frozen=True, slots=True)
class Material:
    """A paper an item needs: how many, whether it may follow, and the blank forms for it."""

    name: str
    count: str
    later: bool
    note: str
    forms: list[Template]


def materials(version: ItemVersion, forms: Iterable[Template]) -> list[Material]:
    """Every paper of a version."""
    known = list(forms)
    return [
        Material(
            each["name"],
            counted(each["originals"], each["copies"]),
            each["later"] and version.incomplete_accepted,
            each["note"],
            [form for form in known if form.material == each["name"]],
        )
        for each in version.materials
    ]


def counted(originals: int, copies: int) -> str:
    """How many of a paper: originals and copies."""
    said = [
        _("%(count)d original") % {"count": originals} if originals else "",
        _("%(count)d copy") % {"count": copies} if copies else "",
    ]
    return _(", ").join(each for each in said if each)


def facts(version: ItemVersion) -> list[tuple[str, Any]]:
    """Name and value of each thing an item says, but for papers, steps and questions; only what there is."""
    lines = [
        (_("How it is done"), practice.kind_word(version.kind)),
        (_("Who does it"), version.done_by),
        (_("Who can have it"), version.conditions),
        (_("How long it takes"), limits.told(version.promised_amount, version.promised_unit)),
        (_("The law gives"), str(version.legal or "")),
        (_("What it costs"), version.fees),
        (_("Where"), version.windows),
        (_("How often you have to come"), visits(version.visits)),
        (_("Type"), str(ItemType(version.item_type).label)),
        (_("Legal basis"), version.basis),
    ]
    return [(name, value) for name, value in lines if value]


def visits(count: int) -> str:
    return _("not once") if count == 0 else _("%(count)d time(s)") % {"count": count}


def marks(version: Any) -> list[str]:
    """What makes it easier, in a word each."""
    said = [
        (version.incomplete_accepted, _("begins though papers are missing")),
        (version.across_areas, _("at any place")),
        (version.booking, _("a time can be booked")),
    ]
    return [word for holds, word in said if holds]


@dataclass(frozen=True, slots=True)
class Shown:
    """A theme as it is read."""

    theme: MonthTheme
    month: str
    where: str
    audiences: list[str]
    skills: list[str]


def theme(found: MonthTheme) -> Shown:
    whole = tree.get()
    return Shown(
        found,
        month_word(found.month, found.year),
        whole.full_name(found.area_id) if found.area_id in whole.nodes and found.area_id else "",
        [practice.audience_word(key) for key in found.audiences],
        [skill_word(key) for key in found.skills],
    )
