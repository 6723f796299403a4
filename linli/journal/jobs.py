"""Once a day, what is past its time is erased."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.journal.expiring import expire
from linli.journal.models import Erasure


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="expiry", lock="expiry", pass_context=False)
def erase_expired(timestamp: int) -> int:
    """Erase it, unless that was done today already. Returns how many rows."""
    now = timezone.now()
    last = Erasure.objects.order_by("-at").first()
    if last and timezone.localdate(last.at) == timezone.localdate(now):
        return 0
    return sum(expire(now=now).values())
