"""Emptying the outbox, every few seconds."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.notify import actions


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="outbox", pass_context=False)
def empty_outbox(timestamp: int) -> int:
    """Send what is waiting. Returns how many messages were tried."""
    tried = 0
    actions.settle_cut_off(now=timezone.now())
    while message := actions.claim_next(now=timezone.now()):
        actions.deliver(message, now=timezone.now())
        tried += 1
    return tried
