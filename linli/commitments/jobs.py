"""What comes due of commitments by itself: asked for every few minutes, done once."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.commitments.turn import COMMITMENTS
from linli.journal.sweeping import sweep


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="sweep-commitments", pass_context=False)
def sweep_commitments(timestamp: int) -> int:
    """Do all that has come due. Returns how many commitments were looked at."""
    return sweep(COMMITMENTS, now=timezone.now())
