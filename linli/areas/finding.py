"""A place by what somebody types of its name: whole, or just enough of it that only one place can be meant."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from linli.areas.tree import Node, tree
from linli.core.refusal import Refusal

BETWEEN = re.compile(r"[\s·,，/]+")
NAMED = 3


def find(text: str, within: Sequence[int], *, field: str = "where") -> Node:
    """The one place in use under `within` (ids of areas) that the text can mean; Refusal for none, or for many.

    A name that a place bears itself comes before one that only holds it: 北社区 is the community, not its grids.
    """
    here, wanted = places(within), _plain(text)
    exact = [node for node in here if wanted in (_plain(tree.get().full_name(node.id)), _plain(str(node)))]
    parts = [each for each in BETWEEN.split(wanted) if each]
    found = exact or [node for node in here if _holds(node, parts)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(_("No place here is called “%(text)s”. Choose one from the list.") % {"text": text}, field=field)
    some = _("; ").join(tree.get().full_name(node.id) for node in found[:NAMED])
    raise Refusal(
        _("“%(text)s” could be %(count)d places: %(some)s … Write a little more.")
        % {"text": text, "count": len(found), "some": some},
        field=field,
    )


def places(within: Iterable[int]) -> list[Node]:
    """Every place in use in these areas, themselves included, in the order of the tree."""
    wanted = set(within)
    return [node for node in tree.get().nodes.values() if node.active and not wanted.isdisjoint(node.lineage)]


def _holds(node: Node, parts: list[str]) -> bool:
    name = _plain(tree.get().full_name(node.id))
    return bool(parts) and all(part in name for part in parts)


def _plain(text: str) -> str:
    """As it is compared: full width and half width, capitals and small letters are the same."""
    return unicodedata.normalize("NFKC", text).casefold().strip()
