"""The page of a day in a worker's diary: made when it is first needed, held while it is written."""

from datetime import date

from linli.people.models import Account
from linli.visits.models import DiaryEntry


def day_of(worker: Account, day: date, *, area_id: int) -> DiaryEntry:
    """The day's page, locked until the transaction ends. A new one is kept under `area_id`."""
    mine = DiaryEntry.objects.filter(worker=worker, day=day)
    found: DiaryEntry | None = mine.select_for_update().first()
    if found is None:
        # Two of the worker's phones may come at once: the second finds what the first has written.
        DiaryEntry.objects.bulk_create([DiaryEntry(worker=worker, day=day, area_id=area_id)], ignore_conflicts=True)
        found = mine.select_for_update().get()
    return found
