"""The embedded PostgreSQL under var/pg: whoever comes first starts it, whoever leaves last stops it."""

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from linli.cli import cluster, lock, trouble
from linli.config.database import embedded_url, socket_folder


@contextmanager
def server(var: Path, tuning: Mapping[str, str] = cluster.TUNING) -> Iterator[str]:
    """Keep a database within reach and give its address: DATABASE_URL's, or the embedded server's.

    Raises Trouble, with a sentence saying what to do, when it cannot be had.
    """
    if given := os.environ.get("DATABASE_URL"):
        yield given
        return
    with ending_politely():
        share = arrive(var, tuning)
        try:
            yield embedded_url(var)
        finally:
            depart(var, share)


@contextmanager
def ending_politely() -> Iterator[None]:
    """Turn a plain SIGTERM or SIGHUP into SystemExit, so that the last user stops the server."""
    changed = []
    for number in (signal.SIGTERM, signal.SIGHUP):
        # Only the main thread may set handlers; a handler set by another program is its own affair.
        with suppress(ValueError):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
                changed.append(number)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def arrive(var: Path, tuning: Mapping[str, str]) -> int:
    """Take a share in the server, starting it when nobody has; return the share."""
    data = var / "pg"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with lock.alone(var / "pg.lock"):
            share = lock.join(var / "pg.users")
            try:
                cluster.ensure_running(var, data, tuning)
                (var / "database.url").write_text(embedded_url(var) + "\n")
            except BaseException:
                os.close(share)
                raise
    except OSError as error:
        raise trouble.of_disk(error, var) from error
    return share


def depart(var: Path, share: int) -> None:
    """Give the share back; stop the server if it was the last."""
    with unhurried(), lock.alone(var / "pg.lock"):
        if lock.leave(share):
            cluster.stop(var / "pg")
            if socket_folder(var) != var / "pg":
                with suppress(OSError):
                    socket_folder(var).rmdir()


@contextmanager
def unhurried() -> Iterator[None]:
    """Let no second Ctrl-C cut the stopping short: it takes a tenth of a second."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
