"""What comes due of wishes by itself, looked for every few minutes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.journal.sweeping import sweep
from linli.wishes.clocks import WISHES


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="sweep-wishes", pass_context=False)
def sweep_wishes(timestamp: int) -> int:
    """Do all that has come due. Returns how many wishes were looked at."""
    return sweep(WISHES, now=timezone.now())
