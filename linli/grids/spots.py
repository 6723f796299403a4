"""A spot as a household's file keeps it: "lon,lat" in WGS-84 degrees."""


def read(spot: str) -> tuple[float, float] | None:
    """Longitude and latitude; None for no spot."""
    lon, comma, lat = spot.partition(",")
    try:
        return (float(lon), float(lat)) if comma else None
    except ValueError:
        return None
