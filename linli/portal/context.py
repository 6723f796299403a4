"""What every page knows: whose site this is, and whether the reader wants large type. Costs no query."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.portal import colour

ACCENT = "#b5372a"


@dataclass(frozen=True, slots=True)
class Face:
    """The practice in the reader's language. `top` and `foot` are the same on every page of residents."""

    title: str
    locality: str
    motto: str
    style: str
    top: str = ""
    foot: str = ""


_faces: dict[tuple[str | None, bool], tuple[Practice | None, Face]] = {}


def practice(request: HttpRequest) -> dict[str, Any]:
    """Template context `practice` and `large`."""
    large = request.COOKIES.get("large") == "1"
    return {"practice": face(large=large), "large": large}


def face(*, large: bool) -> Face:
    """The present practice in the reader's language and type; drawn again when the practice changes."""
    row, key = tables.get().practice, (get_language(), large)
    known = _faces.get(key)
    if known is None or known[0] is not row:
        known = _faces[key] = (row, _drawn(row, large=large))
    return known[1]


def _drawn(row: Practice | None, *, large: bool) -> Face:
    plain = _named(row)
    shown = {"practice": plain, "large": large, "english": get_language() == "en"}
    return Face(
        plain.title,
        plain.locality,
        plain.motto,
        plain.style,
        render_to_string("portal/top.html", shown),
        render_to_string("portal/foot.html", shown),
    )


def _named(row: Practice | None) -> Face:
    if row is None:  # before a pack is applied
        return Face(_("Linli"), "", "", colour.style(ACCENT))
    style = colour.style(row.accent)
    if get_language() == "en":
        return Face(row.title_en, row.locality_en, row.motto_en, style)
    return Face(row.title, row.locality, row.motto, style)
