"""What the practice asks of yearly reports: forms by role, when they are due, how many points, who is idle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a form. `least`: how many characters it needs; `service`: it is the one on service (Z13)."""

    key: str
    name: str
    about: str
    least: int
    service: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form, for those who hold one of its `roles`; read and scored by those who hold one of `read_by`. `figures`: by
    which it is filled in beforehand."""

    key: str
    name: str
    roles: tuple[str, ...]
    read_by: tuple[str, ...]
    parts: tuple[Part, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """When somebody stands on the list of those who did nothing: all of these figures are 0 over so many months."""

    roles: tuple[str, ...]
    months: int
    none_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annual:
    """`due`: month and day of the following year. `opens`: the month from which a year's report can be written."""

    forms: tuple[Form, ...]
    due: tuple[int, int]
    opens: int
    points: int
    idle: Idle

    def form(self, key: str) -> Form | None:
        return next((form for form in self.forms if form.key == key), None)

    def due_on(self, year: int) -> date:
        return date(year + 1, *self.due)

    def years(self, today: date) -> list[int]:
        """The years of which reports are written now, the nearest due first."""
        return [today.year - 1, today.year] if today.month >= self.opens else [today.year - 1]


def annual() -> Annual:
    """The practice's; without one, no forms."""
    practice = tables.get().practice
    said: Mapping[str, Any] = (practice.settings.get("annual") if practice else None) or {}
    idle = said.get("idle", {})
    month, day = said.get("due", (1, 31))
    return Annual(
        forms=tuple(_form(each) for each in said.get("forms", ())),
        due=(month, day),
        opens=said.get("opens", 11),
        points=said.get("points", 100),
        idle=Idle(tuple(idle.get("roles", ())), idle.get("months", 3), tuple(idle.get("none_of", ()))),
    )


def _form(said: Mapping[str, Any]) -> Form:
    parts = [
        Part(each["key"], _told(each["name"]), _told(each["about"]), each["least"], each["service"])
        for each in said["parts"]
    ]
    plain = {name: tuple(said[name]) for name in ("roles", "read_by", "figures")}
    return Form(key=said["key"], name=_told(said["name"]), parts=tuple(parts), **plain)


def _told(name: list[str]) -> str:
    return name[1] if get_language() == "en" else name[0]
