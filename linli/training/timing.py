"""The time of an exam, by the server's clock alone."""

from datetime import datetime, timedelta
from typing import Any


def due(exam: Any, began_at: datetime) -> datetime:
    """Until when somebody who begins now may write: their minutes, but not beyond the exam's end."""
    until: datetime = min(began_at + timedelta(minutes=exam.minutes), exam.closes_at)
    return until


def seconds_left(sitting: Any, now: datetime) -> int:
    """Whole seconds until the time is over; 0 after it."""
    return max(int((sitting.due_at - now).total_seconds()), 0)


def counts(sitting: Any, now: datetime) -> bool:
    """Whether what comes now still counts: in time, or within the grace of the rule."""
    return bool(now <= sitting.due_at + timedelta(seconds=sitting.exam.grace))
