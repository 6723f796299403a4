"""Suspensions end by themselves, looked for every hour."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.volunteers.actions import resume_due


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="volunteer-suspensions", pass_context=False)
def resume(timestamp: int) -> int:
    """End the suspensions whose day has come. Returns how many."""
    return resume_due(now=timezone.now())
