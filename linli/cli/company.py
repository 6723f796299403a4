"""What goes on beside the web server, for as long as it runs."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

WORKER = [sys.executable, "-m", "linli.cli", "worker", "--attached"]
GRACE = 5  # seconds for jobs under way when told to stop
RESPITE = 5  # seconds before a worker that failed is started anew

Duty = Callable[[Event], None]


@contextmanager
def beside(*duties: Duty) -> Iterator[None]:
    """Run each duty in a thread of its own; the event it is given is set when it is time to leave."""
    leaving = Event()
    threads = [threading.Thread(target=duty, args=[leaving]) for duty in duties]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        leaving.set()
        for thread in threads:
            thread.join()


def keep_worker(leaving: Event) -> None:
    """Keep one `linli worker` going."""
    while not leaving.is_set():
        with subprocess.Popen(WORKER, stdin=subprocess.PIPE, start_new_session=True) as process:
            while process.poll() is None and not leaving.wait(0.2):
                pass
            end(process)
        leaving.wait(RESPITE)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the worker to stop, and make it if it does not."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def follow_make(leaving: Event) -> None:
    """End when make was told to, or is gone.

    An interrupt sent to make alone reaches no child: make waits for us in silence. But it lets go of the
    signal, and that can be seen.
    """
    parent = os.getppid()
    if name_of(parent) != "make":
        return
    while minds_interrupt(parent):
        if leaving.wait(0.2):
            return
    os.kill(os.getpid(), signal.SIGINT)


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


def minds_interrupt(process: int) -> bool:
    """Whether a process handles or ignores SIGINT (proc(5): SigCgt, SigIgn); False too when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    minded = [int(status.split(field)[1].split()[0], 16) for field in ("SigCgt:", "SigIgn:")]
    return any(signals >> (signal.SIGINT - 1) & 1 for signals in minded)
