"""Steps with many cases, gone on with every few seconds until they are done."""

from procrastinate.contrib.django import app

from linli.desk.bulk.running import run_all

SECONDS = 4  # then other jobs have their turn


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="batches", lock="batches", pass_context=False)
def run_batches(timestamp: int) -> int:
    """Go on with the batches under way. Returns how many cases were looked at."""
    return run_all(seconds=SECONDS)
