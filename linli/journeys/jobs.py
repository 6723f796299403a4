"""Sealing the journal and letting its readers read, every few seconds; gathering what waits to go out."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys import gathering
from linli.journeys.readers import READERS


@app.periodic(cron="* * * * * */3")
@app.task(queueing_lock="journal", pass_context=False)
def follow_journal(timestamp: int) -> int:
    """Give positions to what was committed, then let every reader catch up. Returns how many events were sealed."""
    sealed = 0
    while stretch := seal(now=timezone.now()):
        sealed += stretch
    for reader in READERS:
        catch_up(reader)
    return sealed


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="gathering", pass_context=False)
def gather_notices(timestamp: int) -> int:
    """Make messages of what is due. Returns how many."""
    return gathering.gather(now=timezone.now())
