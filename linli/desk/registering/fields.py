"""A place typed by its name, and the list of names a browser offers for it."""

from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from linli.areas.finding import find, places
from linli.areas.tree import Node, Tree, tree
from linli.core.refusal import Refusal

MOST_LISTED = 2000
_lists: dict[tuple[str | None, tuple[int, ...]], tuple[Tree, SafeString]] = {}


class WhereField(forms.CharField):
    """A place typed by name; its id. Empty is `home`, set by the form beside `within`, the areas it may lie in."""

    within: tuple[int, ...] = ()
    home: int | None = None

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return self.home
        try:
            return find(typed, self.within).id
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


def _listed(within: tuple[int, ...]) -> list[Node]:
    """The places that are offered: all, or in a large city those higher up; the others are still found by name."""
    found = places(within)
    while len(found) > MOST_LISTED:
        deepest = max(node.depth for node in found)
        found = [node for node in found if node.depth < deepest]
    return found


def place_names(within: tuple[int, ...]) -> SafeString:
    """Every place in these areas as options of a <datalist>; built once for each tree and language."""
    whole, key = tree.get(), (get_language(), within)
    known = _lists.get(key)
    if known is None or known[0] is not whole:
        names = ((whole.full_name(node.id),) for node in _listed(within))
        known = _lists[key] = (whole, format_html_join("", '<option value="{}">', names))
    return known[1]
