"""Entering the invented areas through the room's own action."""

from collections.abc import Callable
from datetime import datetime

from shapely.geometry import mapping

from linli.areas import actions
from linli.areas.models import Area
from linli.demo.plots import Plot
from linli.journal.actions import SYSTEM


def enter(root: Plot, *, now: datetime, progress: Callable[[int], None]) -> dict[Plot, Area]:
    """Keep every plot as an area with its boundary. Returns the areas."""
    entered: dict[Plot, Area] = {}
    for plot in root.below():
        entered[plot], _changed = actions.keep_area(
            code=plot.code,
            name=plot.name,
            name_en=plot.name_en,
            parent=entered[plot.parent] if plot.parent else None,
            boundary=mapping(plot.drawn),
            by=SYSTEM,
            now=now,
        )
        progress(1)
    return entered
