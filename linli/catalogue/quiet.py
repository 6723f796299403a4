"""When the practice lets no text wake a resident."""

from typing import Any

from linli.catalogue.tables import tables
from linli.notify.timing import Quiet, clocks


def quiet() -> Quiet | None:
    """The hours of the practice's texts; None for none."""
    practice = tables.get().practice
    said: dict[str, Any] = (practice.settings.get("texts") if practice else None) or {}
    return clocks(*said["quiet"]) if said.get("quiet") else None
