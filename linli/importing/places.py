"""Where a row's case belongs: an area it names, else the smallest around its point, else the one given."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.areas.tree import Node, boundaries, tree
from linli.core.refusal import Refusal

LONGEST = 200


@dataclass(frozen=True)
class Places:
    """`default_id`: the area of rows that say nothing more precise; areas are looked for inside it."""

    default_id: int

    def find(self, area: str, place: str, latitude: float | None, longitude: float | None) -> tuple[int, str]:
        """The area's id, and the place in words: an area nobody knows here is kept among them."""
        named = self._named(area) if area else None
        words = " ".join(part for part in ("" if named else area, place) if part)
        found = named.id if named else self._around(latitude, longitude)
        return found or self.default_id, words[:LONGEST]

    def _named(self, area: str) -> Node | None:
        known = tree.get()
        candidates = known.by_name.get(area) or [known.by_code[code] for code in (area,) if code in known.by_code]
        inside = [node for node in candidates if node.active and self.default_id in node.lineage]
        return inside[0] if len(inside) == 1 else None

    def _around(self, latitude: float | None, longitude: float | None) -> int | None:
        known = tree.get()
        if latitude is None or longitude is None or not any(node.has_boundary for node in known.nodes.values()):
            return None
        found = boundaries.get().at(latitude, longitude)
        return found if found and self.default_id in known.lineage(found) else None


def default_area(code: str | None) -> int:
    """The id of the area with this code, or of the root; Refusal when there is none."""
    known = tree.get()
    if code is None:
        if not known.roots:
            raise Refusal(_("There are no areas yet. Apply a practice first: linli pack apply NAME."))
        return known.roots[0].id
    node = known.by_code.get(code)
    if node is None or not node.active:
        raise Refusal(_("There is no area with the code “%(code)s”.") % {"code": code})
    return node.id


def read_point(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Degrees; none when either is missing. Raises Refusal for what cannot be on earth."""
    if not latitude or not longitude:
        return None, None
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        north, east = 999.0, 999.0
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise Refusal(
            _("“%(latitude)s, %(longitude)s” is not a place on earth.") % {"latitude": latitude, "longitude": longitude}
        )
    return north, east
