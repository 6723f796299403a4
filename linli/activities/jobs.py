"""Reminders, looked for every few minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.activities.actions import remind_due


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="activity-reminders", pass_context=False)
def remind(timestamp: int) -> int:
    """Remind those with a place. Returns of how many activities."""
    return remind_due(now=timezone.now())
