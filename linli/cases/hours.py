"""Whose office hours a case's working time is counted by: those of the smallest area around it that keeps its own (F5),
else the practice's."""

from linli.areas.tree import Node, tree
from linli.catalogue.tables import tables
from linli.core.calendar import WorkCalendar


def calendar(area_id: int) -> WorkCalendar:
    """The days of the practice with the office hours that hold in an area."""
    own = tree.get().office_hours.get(area_id)
    return tables.get().calendar_with(own[1]) if own else tables.get().calendar


def keeper(area_id: int) -> Node | None:
    """The area whose own office hours hold in an area; None where the practice's do."""
    whole = tree.get()
    own = whole.office_hours.get(area_id)
    return whole.nodes[own[0]] if own else None
