"""What the practice of a test says of wishes."""

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import SYSTEM
from linli.wishes.practice import USUAL
from tests.cast import NOW

NAMES = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")


def keep_wishes(**more: object) -> None:
    """Have the practice say so of wishes."""
    practice = Practice.objects.get()
    kept = {name: getattr(practice, name) for name in NAMES}
    said = {**practice.settings, "wishes": {**USUAL, **more}}
    catalogue.keep_practice(**kept, settings=said, by=SYSTEM, now=NOW)
