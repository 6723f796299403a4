"""Where somebody roughly is, if they like: to a kilometre, enough for “near”, too little for a front door."""

from typing import Any

from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.areas.tree import middles
from linli.core.geometry import in_china
from linli.core.refusal import Refusal
from linli.volunteers.words import Rough

PLACES = 2  # decimal places of a degree: a kilometre


def rough_spot(rough: Rough, area: Area, lon: float | None, lat: float | None) -> dict[str, float | None]:
    """What is kept of it, `lon` and `lat`; nothing where what is kept stays. Refusal beside the field `rough`."""
    if rough == Rough.KEPT:
        return {}
    spot: Any = (lon, lat) if rough == Rough.SPOT else None
    if rough == Rough.MIDDLE:
        spot = middles.get().get(area.pk)
        if spot is None:
            raise Refusal(_("This area is not drawn on the map. Leave it at the area."), field="rough")
    if spot is None or None in spot:
        return {"lon": None, "lat": None}
    if not in_china(*spot):
        raise Refusal(_("This spot is not in the country. Tap another, or leave it at the area."), field="rough")
    return {"lon": round(spot[0], PLACES), "lat": round(spot[1], PLACES)}
