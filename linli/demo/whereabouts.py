"""Where a locality lies and how large it is: public facts, rounded, so that an invented map is in place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Whereabouts:
    """The middle (WGS-84 degrees) and the size (square kilometres)."""

    latitude: float
    longitude: float
    km2: float


KNOWN = {
    "410122": Whereabouts(34.72, 114.02, 40.0),  # the county town of 中牟; a sub-district's size is assumed
    "410103": Whereabouts(34.68, 113.60, 156.0),  # 二七区
    "620802": Whereabouts(35.54, 106.68, 6.0),  # the old town of 崆峒区; a sub-district's size is assumed
    "530921": Whereabouts(24.60, 99.92, 3451.0),  # 凤庆县
    "360982": Whereabouts(28.05, 115.52, 107.0),  # beside the town of 樟树; a sub-district's size is assumed
}
ELSEWHERE = Whereabouts(34.0, 109.0, 100.0)


def whereabouts(region: str) -> Whereabouts:
    """By the county's code (GB/T 2260); one nobody has entered here is drawn in the middle of the country."""
    return KNOWN.get(region, ELSEWHERE)
