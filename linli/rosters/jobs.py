"""Plans that were asked for, looked for every few seconds; absences seen every minute."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.rosters.actions.presence import see_absences
from linli.rosters.generating import work_out_all


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="duty_plans", pass_context=False)
def work_out_duty_plans(timestamp: int) -> int:
    """Work out the plans of duty. Returns how many."""
    return work_out_all(now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="absences", pass_context=False)
def see_who_is_missing(timestamp: int) -> int:
    """Mark whoever has not come, and tell who is above. Returns how many."""
    return see_absences(now=timezone.now())
