"""What a station may not be, and who may decide on its stars, in sentences."""

from typing import Any

from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.geometry import CHINA
from linli.core.refusal import Refusal, WrongState
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations import practice
from linli.stations.models import StarRating, Station
from linli.stations.timetable import check_day, check_week


def check_station(area: Area, wanted: dict[str, Any]) -> None:
    """Raise Refusal, naming the field, for a place out of use, an unknown word, hours that run into each other, or a
    spot that is half given or abroad."""
    if not area.active:
        raise Refusal(_("“%(name)s” is no longer in use. Choose another.") % {"name": area}, field="area")
    _check_words(wanted)
    _check_spot(wanted.get("lon"), wanted.get("lat"))
    if hours := wanted.get("hours"):
        check_week(hours["week"])
        check_day(hours.get("holiday", []), field="holiday")


def check_seen(station: Station, seen: int) -> None:
    """Raise WrongState when somebody changed it meanwhile."""
    if station.version != seen:
        raise WrongState(_("Somebody has changed this station meanwhile. Look at it again, then change it."))


def check_in_use(station: Station) -> None:
    """Raise WrongState when it is out of use."""
    if not station.active:
        raise WrongState(_("“%(name)s” is no longer in use.") % {"name": station})


def why_not_decide(account: Account, rating: StarRating, station: Station) -> str | None:
    """Somebody else than who proposed, with a post for a larger area than the station's own; for the whole, any."""
    lineage = tree.get().lineage(station.area_id)
    above = lineage[:-1] or lineage
    if rating.proposed_by_id == account.pk:
        return _("You proposed these stars yourself. Somebody else confirms them.")
    held = powers(account).held
    if any(Permission.STATION_RATE in power.permissions and power.area_id in above for power in held):
        return None
    return _("Stars are confirmed by whoever decides on them for the area around %(place)s.") % {
        "place": tree.get().full_name(station.area_id)
    }


def _check_words(wanted: dict[str, Any]) -> None:
    known = {
        "tier": ([wanted["tier"]], [each.key for each in practice.tiers()]),
        "zones": (wanted.get("zones", []), [each.key for each in practice.zones()]),
        "offers": (wanted.get("offers", []), [each.key for each in practice.offers()]),
    }
    for field, (said, keys) in known.items():
        if strange := [each for each in said if keys and each not in keys]:
            raise Refusal(
                _("The practice has no “%(key)s” here. Choose from the list.") % {"key": strange[0]}, field=field
            )


def _check_spot(lon: float | None, lat: float | None) -> None:
    if (lon is None) != (lat is None):
        raise Refusal(_("A spot needs both numbers, longitude and latitude, or neither."), field="lat")
    if lon is not None and lat is not None and not (CHINA[0] <= lon <= CHINA[2] and CHINA[1] <= lat <= CHINA[3]):
        raise Refusal(_("The spot lies outside China. Degrees, longitude first."), field="lon")
