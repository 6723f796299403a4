"""Rosters, gone on with every few seconds until they are done."""

from procrastinate.contrib.django import app

from linli.residents.rosters.running import run_all

SECONDS = 8  # then other jobs have their turn


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="rosters", lock="rosters", pass_context=False)
def run_rosters(timestamp: int) -> int:
    """Go on with the rosters under way. Returns how many rows had their turn."""
    return run_all(seconds=SECONDS)
