"""What every page knows: whose site this is, and whether the reader wants large type. Costs no query."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.portal import colour

ACCENT = "#b5372a"


@dataclass(frozen=True, slots=True)
class Face:
    """The practice as a page shows it, in the reader's language."""

    title: str
    locality: str
    motto: str
    style: str


def practice(request: HttpRequest) -> dict[str, Any]:
    """Template context `practice` and `large`."""
    return {"practice": face(tables.get().practice), "large": request.COOKIES.get("large") == "1"}


def face(row: Practice | None) -> Face:
    """A practice in the reader's language; a nameless one before a pack is applied."""
    if row is None:
        return Face(_("Linli"), "", "", colour.style(ACCENT))
    style = colour.style(row.accent)
    if get_language() == "en":
        return Face(row.title_en, row.locality_en, row.motto_en, style)
    return Face(row.title, row.locality, row.motto, style)
