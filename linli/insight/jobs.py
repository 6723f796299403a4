"""Every minute: is everything weighed as the practice says?"""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.insight import weighing


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="weighing", lock="weighing", pass_context=False)
def weigh_anew(timestamp: int) -> bool:
    """Weigh anew what is not. Returns whether anything had to be."""
    return weighing.weigh_anew(now=timezone.now())
