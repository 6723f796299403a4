"""Homes outside a walk, counted for whoever asked: looked for every few seconds."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.stations.counting import count_all


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="circles", pass_context=False)
def count_circles(timestamp: int) -> int:
    """Count what was asked for. Returns how many areas."""
    return count_all(now=timezone.now())
