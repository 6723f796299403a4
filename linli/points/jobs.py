"""Once a day: what expires and what is about to, what waits to be taken back, what was put aside and not fetched."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.points import practice
from linli.points.actions import expire_due, return_late, settle_owed, warn_due


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="points-daily", pass_context=False)
def daily(timestamp: int) -> int:
    """Returns how many accounts something happened to."""
    if not practice.offered():
        return 0
    now = timezone.now()
    return return_late(now=now) + settle_owed(now=now) + expire_due(now=now) + warn_due(now=now)
