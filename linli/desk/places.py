"""Choosing an area from the tree: one long list, grouped; a script makes it a few short ones. And the area that an
address names."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.options import options
from linli.areas.tree import Node, tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers


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


def asked_for(account: Account, said: str, permission: Permission = Permission.HOUSEHOLD_VIEW) -> int:
    """The area in the address, else the widest where the account has the permission; 404 for one where it has not."""
    mine = powers(account)
    if not said.isdecimal():
        return mine.areas(permission)[0]
    node = tree.get().nodes.get(int(said))
    if node is None or not node.active or not mine.may(permission, node.id):
        raise Http404
    return node.id


def crumbs(account: Account, area_id: int) -> list[Node]:
    """The areas around one whose households the account may see, and itself, from above."""
    whole, mine = tree.get(), powers(account)
    return [whole.node(each) for each in whole.lineage(area_id) if mine.may(Permission.HOUSEHOLD_VIEW, each)]
