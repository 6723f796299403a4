"""How a case came in, beside its channel: which meeting, whose number, who filed it for whom (代办)."""

from typing import Any

from django.utils.translation import gettext as _

from linli.cases.models import Arrival, Case
from linli.core.privacy import Mask, masked

Line = tuple[str, Any]


def came(case: Case) -> list[Line]:
    """Name and value of each particular the case came with; no query where the case was read with its arrival."""
    arrival: Arrival | None = getattr(case, "arrival", None)
    if arrival is None:
        return []
    lines: list[Line] = [
        (_("Heard or seen on"), arrival.heard_on and f"{arrival.heard_on:%Y-%m-%d}"),
        (_("At which meeting"), arrival.meeting),
        (_("Which enterprise"), arrival.enterprise),
        (_("Its number with the level above"), arrival.their_number),
        (_("Filed by"), proxy(arrival)),
        (_("How they want the answer"), arrival.get_answer_by_display()),
    ]
    return [line for line in lines if line[1]]


def proxy(arrival: Arrival) -> str:
    """Who filed it, as much of the name and number as everybody may see."""
    if not arrival.proxy_bond:
        return ""
    shown = (masked(arrival.proxy_name, Mask.NAME), masked(arrival.proxy_phone, Mask.PHONE))
    return " ".join(each for each in (arrival.get_proxy_bond_display(), *shown) if each)
