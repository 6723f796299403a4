"""The posts that the practice knows, in its own words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.people.words import PostKind


@dataclass(frozen=True, slots=True)
class Title:
    """One post of the practice: what holders are called, the role it carries, where it stands, what it is for."""

    key: str
    name: tuple[str, str]
    role: str
    level: str
    organisation_kind: str
    kind: str

    def __str__(self) -> str:
        return self.name[1] if get_language() == "en" else self.name[0]

    @property
    def depth(self) -> int | None:
        """The depth of areas that it answers for; None when the practice no longer has such a level."""
        return next((depth for depth, level in tree.get().levels.items() if level.key == self.level), None)


def titles() -> list[Title]:
    """All of them, in the pack's order."""
    practice = tables.get().practice
    said: list[dict[str, Any]] = practice.settings.get("posts", []) if practice else []
    return [
        Title(each["key"], tuple(each["title"]), each["role"], each["level"], each["organisation_kind"], each["kind"])
        for each in said
    ]


def kinds() -> list[tuple[str, str]]:
    """The kinds of posts that the practice has, each with its own words for them."""
    known = titles()
    found = []
    for kind in PostKind:
        names = [str(each) for each in known if each.kind == kind]
        if kind != PostKind.OFFICE and names:
            found.append((kind.value, _("%(kind)s (%(names)s)") % {"kind": kind.label, "names": _("; ").join(names)}))
    return [*found, (PostKind.OFFICE.value, str(PostKind.OFFICE.label))]
