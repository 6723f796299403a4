"""The worker: background jobs from the queue in the database, and what is due every few seconds."""

import os
import signal
import threading
import time

import click
from procrastinate.contrib.django import app

AT_ONCE = 2  # jobs at the same time
GRACE = 3  # seconds a job may go on after the worker was told to stop


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then return.")
@click.option("--attached", is_flag=True, hidden=True, help="Stop when standard input closes: the parent is gone.")
def worker(once: bool, attached: bool) -> None:
    """Do the background jobs: notifications, counters, the journal."""
    if attached:
        threading.Thread(target=stop_with_parent, daemon=True).start()
    if once:
        do_periodic()
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=not once, concurrency=AT_ONCE, delete_jobs="successful", shutdown_graceful_timeout=GRACE)


def do_periodic() -> None:
    """Run every periodic task once, in this process, whatever the clock says."""
    app.perform_import_paths()
    for periodic in app.periodic_registry.periodic_tasks.values():
        periodic.task.func(timestamp=int(time.time()))


def stop_with_parent() -> None:
    """End this process in order when whoever started it is gone, even if it was killed."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
