"""Looked for every few minutes: what waits for meetings, members to remind, minutes that are owed, topics whose day has
come, notices that are over."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.deliberation.actions import call_for_due, end_notices, gather_due, remind_due, urge_due


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="meetings", pass_context=False)
def look_after_meetings(timestamp: int) -> int:
    """Returns how much was done."""
    return look_after(timezone.now())


def look_after(now: datetime) -> int:
    """Everything that comes due by itself. What waits is gathered first, so that no meeting is asked for in vain."""
    return sum(due(now=now) for due in (gather_due, remind_due, urge_due, call_for_due, end_notices))
