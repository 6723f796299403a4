"""Looked for every few minutes: what waits for meetings, members to remind, minutes that are owed."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.deliberation.actions import gather_due, remind_due, urge_due


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="meetings", pass_context=False)
def look_after_meetings(timestamp: int) -> int:
    """Gather agendas, remind, ask for minutes. Returns how much was done."""
    now = timezone.now()
    return gather_due(now=now) + remind_due(now=now) + urge_due(now=now)
