"""`linli serve`: the database, the website and one worker, started together and stopped together."""

import subprocess
import sys
from threading import Event

import click
from django.db import connections

from linli.cli import company, embedded, port, prepare, website, welcome
from linli.config.place import VAR_DIR
from linli.demo.accounts import samples

PREPARE = [sys.executable, "-m", "linli.cli", "prepare"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", "number", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, help="Web processes: one for each core.")
@click.option("--threads", default=4, show_default=True, help="Requests at once in each web process.")
@click.option("--demo", metavar="PACK", help="Load this pack's demonstration district if the database is empty.")
@click.option("--no-worker", is_flag=True, help="Leave the background jobs to `linli worker` elsewhere.")
def serve(host: str, number: int, workers: int, threads: int, demo: str | None, no_worker: bool) -> None:
    """Start the website, its database and one worker; Ctrl-C stops them all."""
    port.ensure_free(host, number)
    with company.beside(company.follow_make), embedded.server(VAR_DIR):
        # By itself: what it needs is much, and would weigh on every process forked below.
        if prepare.needed() and (status := subprocess.run(PREPARE, check=False).returncode):
            sys.exit(status)
        welcome.fill(demo)
        people = samples()
        connections.close_all()  # a connection must not be shared with the processes forked below

        def first_answer(leaving: Event) -> None:
            if welcome.answers(host, number, leaving):
                welcome.greet(host, number, people)
            if not no_worker:
                company.keep_worker(leaving)

        with company.beside(first_answer):
            website.listen(host, number, workers, threads)
