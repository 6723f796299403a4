"""Overdue answers, looked for every hour."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.proposals.actions import urge_due


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="proposals-overdue", pass_context=False)
def urge_answers(timestamp: int) -> int:
    """Returns how many were urged."""
    return urge_due(now=timezone.now())
