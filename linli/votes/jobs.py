"""Votes whose time is over are closed and counted every minute."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.votes.actions import close_due


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="votes-closing", pass_context=False)
def close_votes(timestamp: int) -> int:
    """Returns how many were closed."""
    return close_due(now=timezone.now())
