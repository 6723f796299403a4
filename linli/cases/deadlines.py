"""When a case must be done: its class's allowance, counted on the practice's calendar from the moment
it was received, or from the moment a redo was granted."""

from datetime import datetime

from linli.cases.models import Case
from linli.catalogue.models import Category, DeadlineClass
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.core.deadline import Deadline, Explanation


def class_for(category: Category | None) -> DeadlineClass | None:
    """The category's class, or what the practice gives to cases nobody has classified yet."""
    known = tables.get()
    return known.deadline_classes.get(category.deadline_class_id) if category else known.default_deadline_class


def due(start: datetime, deadline_class: DeadlineClass | None) -> Deadline | None:
    """The deadline; None where the practice has no deadline classes yet."""
    if deadline_class is None:
        return None
    return deadline.due(start, deadline_class.allowance, tables.get().calendar)


def explain(case: Case) -> Explanation | None:
    """The sum behind a case's deadline, day by day; None for a case without one."""
    if case.deadline_class_id is None:
        return None
    chosen = tables.get().deadline_classes[case.deadline_class_id]
    return deadline.explain(case.due_from, chosen.allowance, tables.get().calendar)
