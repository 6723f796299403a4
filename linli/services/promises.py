"""How long an order may take: what the item promises, put into the practice's own deadline classes."""

from datetime import datetime

from linli.cases import hours
from linli.catalogue.models import DeadlineClass
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.services.models import ItemVersion


def chosen(version: ItemVersion, area_id: int, now: datetime) -> DeadlineClass | None:
    """The class that an order gets: the longest that ends no later than what is promised; the shortest there is, where
    all end later or it is done at once. None where nothing is promised: the category decides."""
    if version.promised_amount is None:
        return None
    classes = [each for each in tables.get().deadline_classes.values() if each.active]
    if not classes:
        return None
    calendar = hours.calendar(area_id)
    ends = {each.pk: deadline.due(now, each.allowance, calendar).at for each in classes}
    by_end = sorted(classes, key=lambda each: ends[each.pk])
    if version.promised is None:
        return by_end[0]
    promised = deadline.due(now, version.promised, calendar).at
    in_time = [each for each in by_end if ends[each.pk] <= promised]
    return in_time[-1] if in_time else by_end[0]
