"""Sealing the journal and letting its readers read, every few seconds."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.journal.actions import seal
from linli.journal.readers import catch_up
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
