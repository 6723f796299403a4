"""Secret addresses and the codes that a station's screen shows: signed, so that nothing secret has to be kept.

A code is good for the half minute in which it is shown and for the next, so that a photograph sent to somebody at home
is of no use. HMAC-SHA-256 with the installation's key, cut to 128 bits.
"""

import base64
import re
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from linli.rosters.models import SecretAddress
from linli.stations.models import Station

PERIOD = 30  # seconds for which a screen shows the same code
GOOD_FOR = 3  # periods, the one in which it is shown included
TOKEN = re.compile(r"([0-9]{1,18})-([A-Za-z0-9_-]{22})")


def token(address: SecretAddress) -> str:
    """The secret part of an address."""
    return f"{address.pk}-{_sign('address', address.pk, address.opens, address.version)}"


def opened(said: str, *opens: str) -> SecretAddress | None:
    """The address of which this is the secret part, if it opens one of these; None for any other."""
    found = TOKEN.fullmatch(said)
    row = SecretAddress.objects.select_related("person", "station").filter(pk=int(found[1])).first() if found else None
    if row and row.opens in opens and constant_time_compare(token(row), said):
        return row
    return None


def code(station: Station, now: datetime) -> str:
    """What the station's screen shows now."""
    return _code(station.pk, int(now.timestamp()) // PERIOD)


def good(said: str, station: Station, now: datetime) -> bool:
    """Whether a code was shown at the station just now."""
    period = int(now.timestamp()) // PERIOD
    return any(constant_time_compare(_code(station.pk, period - back), said) for back in range(GOOD_FOR))


def _code(station: int, period: int) -> str:
    return _sign("code", station, period)


def _sign(*what: object) -> str:
    mac = salted_hmac("linli.rosters.addresses", ":".join(map(str, what)), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(mac[:16]).decode().rstrip("=")
