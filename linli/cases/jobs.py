"""What comes due by itself, and deadlines to be counted again: asked for every few seconds, done once."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.cases.actions.following_up import lapse
from linli.cases.recounting import recount
from linli.cases.sweep import sweep


@app.periodic(cron="* * * * * */20")
@app.task(queueing_lock="sweep", pass_context=False)
def sweep_cases(timestamp: int) -> int:
    """Do all that has come due. Returns how many cases were looked at."""
    return sweep(now=timezone.now())


@app.periodic(cron="* * * * * */10")
@app.task(queueing_lock="recount", lock="recount", pass_context=False)
def recount_deadlines(timestamp: int) -> int:
    """Count deadlines again where the holiday list changed. Returns how many moved."""
    return recount(now=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="lapse", lock="lapse", pass_context=False)
def lapse_calls(timestamp: int) -> int:
    """Settle the follow-up calls whose time is over. Returns how many."""
    return lapse(now=timezone.now())
