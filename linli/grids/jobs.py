"""Proposals and contact cards that were asked for: looked for every few seconds."""

from django.utils import timezone
from procrastinate.contrib.django import app

from linli.grids.cards import print_all
from linli.grids.proposing import propose_all


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="proposals", pass_context=False)
def work_out_proposals(timestamp: int) -> int:
    """Work out the proposals of agents. Returns how many."""
    return propose_all(now=timezone.now())


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="cards", pass_context=False)
def print_cards(timestamp: int) -> int:
    """Print the contact cards that were asked for. Returns how many runs."""
    return print_all(now=timezone.now())
