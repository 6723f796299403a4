"""Every write to the tree of areas."""

from linli.areas.actions.bordering import draw_boundary, draw_together, expire
from linli.areas.actions.dividing import absorb_areas, split_area
from linli.areas.actions.keeping import drop_level, keep_area, keep_level, retire_area

__all__ = [
    "absorb_areas",
    "draw_boundary",
    "draw_together",
    "drop_level",
    "expire",
    "keep_area",
    "keep_level",
    "retire_area",
    "split_area",
]
