"""The tree of areas as the public site shows it: as a list to choose from, and as shapes. Built once for each tree read."""

import json
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.areas.tree import Node, Tree, tree
from linli.core.fresh import Fresh

_lists: dict[str, tuple[Tree, SafeString]] = {}


def options(chosen: str = "") -> SafeString:
    """Every place below the root as <option>s, grouped under the place around them; one may be chosen already."""
    whole, language = tree.get(), get_language() or ""
    known = _lists.get(language)
    if known is None or known[0] is not whole:
        known = _lists[language] = (whole, _options(whole))
    if not chosen.isdecimal():
        return known[1]
    return SafeString(known[1].replace(f'value="{chosen}"', f'value="{chosen}" selected'))


def _options(whole: Tree) -> SafeString:
    parts: list[SafeString] = []
    for node in (each for root in whole.roots for each in _below(whole, root)):
        if inner := whole.children(node.id):
            parts.append(_group(whole, node, inner))
        elif node.depth == 2:
            parts.append(format_html('<option value="{}">{}</option>', node.id, node))
    return SafeString("".join(parts))


def _group(whole: Tree, node: Node, inner: list[Node]) -> SafeString:
    leaves = [(leaf.id, str(leaf)) for leaf in inner if not whole.children(leaf.id)]
    return format_html(
        '<optgroup label="{}"><option value="{}">{}</option>{}</optgroup>',
        whole.full_name(node.id),
        node.id,
        _("somewhere in %(name)s") % {"name": node},
        format_html_join("", '<option value="{}">{}</option>', leaves),
    )


def _below(whole: Tree, node: Node) -> list[Node]:
    """All under a node, in tree order."""
    return [each for child in whole.children(node.id) for each in (child, *_below(whole, child))]


def _shapes() -> bytes:
    whole = tree.get()
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "id": area_id,
            "properties": {"name": name, "leaf": not whole.children(area_id)},
            "geometry": boundary,
        }
        for area_id, name, boundary in Area.objects.filter(active=True, boundary__isnull=False)
        .order_by("path")
        .values_list("pk", "name", "boundary")
    ]
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")
    ).encode()


shapes: Fresh[bytes] = Fresh(_shapes, seconds=60)
