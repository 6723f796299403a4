"""What the pack in force brought with it, so that it can go when a later pack has it not."""

from linli.catalogue.models import Practice


def brought(what: str) -> set[str]:
    """The codes of the “areas” or “organisations” that the pack in force named."""
    practice = Practice.objects.first()
    return set(practice.settings.get(what, ())) if practice else set()
