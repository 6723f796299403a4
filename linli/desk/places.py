"""Choosing an area from the tree: one long list, grouped; a script makes it a few short ones."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.options import options
from linli.areas.tree import tree


class PlaceSelect(forms.Select):
    """The whole tree as one <select>; its options are built once a process, not once a page."""

    of_one = True  # asked of one thing that lies somewhere
    empty, unsure = gettext_lazy("Not known"), gettext_lazy("Not known more exactly")

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        known = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html(
            '<select{}><option value="">{}</option>{}</select>',
            forms.utils.flatatt({**known, "data-cascade": _("Choose more exactly"), "data-unsure": str(self.unsure)}),
            self.empty,
            options(str(value or ""), unsure=self.of_one),
        )


class WithinSelect(PlaceSelect):
    """For a question about everything within a place."""

    of_one = False
    empty, unsure = gettext_lazy("anywhere"), gettext_lazy("everywhere in it")


class PlaceField(forms.IntegerField):
    """The id of an area; None for the whole."""

    widget = PlaceSelect
    default_error_messages = {"invalid": gettext_lazy("Choose a place from the list.")}

    def clean(self, value: Any) -> int | None:
        chosen = super().clean(value)
        if chosen is None:
            return next((root.id for root in tree.get().roots), None)
        return int(chosen)
