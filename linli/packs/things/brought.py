"""What the pack in force brought with it, so that it can go when a later pack has it not."""

from linli.catalogue.models import Practice

NAMED_STATIONS = "named_stations"


def brought(what: str) -> set[str]:
    """The codes of the “areas”, “organisations” or NAMED_STATIONS that the pack in force named."""
    practice = Practice.objects.first()
    return set(practice.settings.get(what, ())) if practice else set()
