"""The tree of areas as a list to choose from. Built once for each tree read and each language."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.areas.tree import Node, Tree, tree

_lists: dict[tuple[str, bool], tuple[Tree, SafeString]] = {}


def options(chosen: str = "", *, unsure: bool = False) -> SafeString:
    """Every place below the root as <option>s, grouped under the place around them; one may be chosen already. A place
    with others in it stands for all of it, or, `unsure`, for somewhere in it."""
    whole, asked = tree.get(), (get_language() or "", unsure)
    known = _lists.get(asked)
    if known is None or known[0] is not whole:
        known = _lists[asked] = (whole, _options(whole, unsure))
    if not chosen.isdecimal():
        return known[1]
    return SafeString(known[1].replace(f'value="{chosen}"', f'value="{chosen}" selected'))


def _options(whole: Tree, unsure: bool) -> SafeString:
    parts: list[SafeString] = []
    for node in (each for root in whole.roots for each in _below(whole, root)):
        if inner := whole.children(node.id):
            parts.append(_group(whole, node, inner, unsure))
        elif node.depth == 2:
            parts.append(format_html('<option value="{}">{}</option>', node.id, node))
    return SafeString("".join(parts))


def _group(whole: Tree, node: Node, inner: list[Node], unsure: bool) -> SafeString:
    said = _("somewhere in %(name)s") if unsure else _("all of %(name)s")
    leaves = [(leaf.id, str(leaf)) for leaf in inner if not whole.children(leaf.id)]
    return format_html(
        '<optgroup label="{}"><option value="{}">{}</option>{}</optgroup>',
        whole.full_name(node.id),
        node.id,
        said % {"name": node},
        format_html_join("", '<option value="{}">{}</option>', leaves),
    )


def _below(whole: Tree, node: Node) -> list[Node]:
    """All under a node, in tree order."""
    return [each for child in whole.children(node.id) for each in (child, *_below(whole, child))]
