"""`linli serve`: the database, the website and one worker, started together and stopped together."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.db import connections

from linli.cli import embedded, port, prepare, website, welcome
from linli.config.place import VAR_DIR

WORKER = [sys.executable, "-m", "linli.cli", "worker", "--attached"]
GRACE = 10  # seconds for requests and jobs under way when told to stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", "number", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535)
)
@click.option("--workers", default=2, show_default=True, help="Web processes: one for each core.")
@click.option("--threads", default=4, show_default=True, help="Requests at once in each web process.")
@click.option(
    "--demo", metavar="PACK", help="Load this pack's demonstration district if the database is empty."
)
@click.option("--no-worker", is_flag=True, help="Leave the background jobs to `linli worker` elsewhere.")
def serve(host: str, number: int, workers: int, threads: int, demo: str | None, no_worker: bool) -> None:
    """Start the website, its database and one worker; Ctrl-C stops them all."""
    port.ensure_free(host, number)
    with embedded.server(VAR_DIR):
        prepare.translations()
        prepare.tables()
        prepare.static_files()
        welcome.fill(demo)
        connections.close_all()  # a connection must not be shared with the processes forked below
        with accompanied(host, number, worker=not no_worker):
            website.listen(host, number, workers, threads)


@contextmanager
def accompanied(host: str, number: int, *, worker: bool) -> Iterator[None]:
    """Greet once the first page is answered, then keep a worker at the website's side until it ends."""
    leaving = threading.Event()
    companion = threading.Thread(target=keep_company, args=(host, number, worker, leaving))
    companion.start()
    try:
        yield
    finally:
        leaving.set()
        companion.join()


def keep_company(host: str, number: int, worker: bool, leaving: threading.Event) -> None:
    """Runs beside the server: first the greeting, then the worker, started anew if it fails."""
    if welcome.answers(host, number, leaving):
        welcome.greet(host, number)
    while worker and not leaving.is_set():
        with subprocess.Popen(WORKER, stdin=subprocess.PIPE, start_new_session=True) as process:
            while process.poll() is None and not leaving.wait(0.2):
                pass
            end(process)
        leaving.wait(5)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the worker to stop, and make it if it does not."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
