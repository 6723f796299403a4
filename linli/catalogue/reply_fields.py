"""The fields a reply template may hold in braces, such as {编号} or {number}: each case puts in what is its own."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

IN_BRACES = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its Chinese and its English name, and what it stands for."""

    zh: str
    en: str
    means: Any

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.zh


FIELDS = (
    Field("编号", "number", gettext_lazy("the number of the case")),
    Field("类别", "category", gettext_lazy("what it is about")),
    Field("截止时间", "due", gettext_lazy("until when it is to be finished")),
    Field("承办单位", "organisation", gettext_lazy("in whose hands it is")),
    Field("区域", "area", gettext_lazy("the area to which it belongs")),
    Field("位置", "place", gettext_lazy("the place as it was described")),
    Field("收到时间", "received", gettext_lazy("when it came in")),
    Field("诉求", "words", gettext_lazy("its first words")),
)
BY_NAME = {name: field for field in FIELDS for name in (field.zh, field.en)}


def unknown(text: str) -> list[str]:
    """What stands in braces and is no field."""
    return [name for name in IN_BRACES.findall(text) if name.strip() not in BY_NAME]


def check(text: str, *, field: str = "text") -> None:
    """Refusal that names the first field nobody knows, and those that there are."""
    for name in unknown(text):
        known = " ".join(f"{{{each}}}" for each in FIELDS)
        raise Refusal(
            _("“{%(name)s}” is no field. There are: %(known)s.") % {"name": name, "known": known}, field=field
        )
