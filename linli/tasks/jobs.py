"""Reminders and what is over, looked for every few minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.tasks.actions import remind_due, see_over


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="task-reminders", pass_context=False)
def remind(timestamp: int) -> int:
    """Remind those with a place. Returns of how many tasks."""
    return remind_due(now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="task-endings", pass_context=False)
def end(timestamp: int) -> int:
    """See who did not come or did not check out. Returns at how many tasks."""
    return see_over(now=timezone.now())
