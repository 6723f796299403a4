"""What a border must hold to: inside the area around it, beside its neighbours, in the right system of degrees."""

from collections.abc import Iterable

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from linli.areas import around
from linli.areas.models import Area
from linli.core.coordinates import System, convert
from linli.core.refusal import Refusal

METRE = 1 / 111_195  # in degrees of latitude
SLACK = 4 * METRE  # strips narrower than twice this come from drawing by hand, and are let pass
DIGITS = 1e-6  # degrees: a tenth of a metre
NAMED = 3


def fitting(area: Area, drawn: BaseGeometry, *, without: Iterable[int] = ()) -> BaseGeometry:
    """The shape, if it may be the area's; Refusal says what it leaves or covers. `without`: areas not asked about."""
    left_out = set(without)
    neighbours = [each for each in around.beside(area) if each.pk not in left_out]
    return checked(drawn, above=around.above(area), beside=neighbours, inside=around.inside(area))


def checked(
    drawn: BaseGeometry, *, above: Area | None, beside: Iterable[Area], inside: Iterable[Area] = ()
) -> BaseGeometry:
    """The shape, if it lies inside what is around it, covers nothing beside it, and holds all inside it."""
    if above is not None and above.boundary:
        _require_inside(drawn, above)
    shapely.prepare(drawn)
    if covered := [each for each in beside if each.boundary and overlap(drawn, shape(each.boundary))]:
        names = _("; ").join(f"“{each}”" for each in covered[:NAMED])
        raise _refusal(
            _("It covers ground of its neighbours: %(names)s. Draw it along their border, or change theirs first.")
            % {"names": names}
        )
    if left := [each for each in inside if each.boundary and _outside(shape(each.boundary), drawn)]:
        names = _("; ").join(f"“{each}”" for each in left[:NAMED])
        raise _refusal(_("Areas that lie in it would stick out: %(names)s. Change theirs first.") % {"names": names})
    return drawn


def overlap(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether two shapes share more than a strip along their border."""
    return shapely.intersects(one, other) and _wide(shapely.intersection(one, other))


def _require_inside(drawn: BaseGeometry, above: Area) -> None:
    ground = shape(above.boundary)
    if not _outside(drawn, ground):
        return
    for system in (System.GCJ02, System.BD09):
        if not _outside(convert(drawn, source=system), ground):
            raise _refusal(
                _("It sticks out of “%(around)s”; read as %(system)s it fits. Say that it is in that system.")
                % {"around": above, "system": system.label}
            )
    if shapely.disjoint(drawn, ground):
        km = shapely.distance(drawn, ground) / METRE / 1000
        raise _refusal(
            _("It lies %(km).1f km outside “%(around)s”. Is it the right file, and the right place?")
            % {"km": km, "around": above}
        )
    raise _refusal(
        _("It sticks out of “%(around)s”. Keep inside its border, or change that first.") % {"around": above}
    )


def _outside(drawn: BaseGeometry, ground: BaseGeometry) -> bool:
    return _wide(shapely.difference(drawn, ground))


def _wide(shared: BaseGeometry) -> bool:
    """Whether a shape is more than a strip."""
    return not shapely.is_empty(shapely.buffer(shared, -SLACK))


def _refusal(sentence: str) -> Refusal:
    return Refusal(sentence, field="boundary")
