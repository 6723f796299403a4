"""Papers whose time is over are taken in; holders hear that a certificate ends."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.training import actions


@app.periodic(cron="* * * * * */15")
@app.task(queueing_lock="papers", pass_context=False)
def take_in_papers(timestamp: int) -> int:
    """Take in papers whose time is over. Returns how many."""
    return actions.close_over(now=timezone.now())


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="renewals", pass_context=False)
def remind_of_renewals(timestamp: int) -> int:
    """Tell holders whose certificates end soon. Returns how many."""
    return actions.remind(now=timezone.now())
