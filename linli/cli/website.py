"""The web server: granian's processes around Django, forked so that they share what was read before."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

GRACE = 5  # seconds for requests under way when told to stop
IDLE = 600  # seconds before a thread with nothing to do gives its database connection back
PR_SET_PDEATHSIG = 1  # prctl(2)


def listen(host: str, port: int, workers: int, threads: int) -> None:
    """Answer requests until SIGINT or SIGTERM."""
    # Before the fork: read once, its memory shared.
    application = get_wsgi_application()
    get_resolver()._populate()
    server = Granian(
        "linli.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        blocking_threads_idle_timeout=IDLE,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        log_level=LogLevels.warning,
    )
    server.on_startup(gc.freeze)

    def load(_target: str) -> Callable[..., Any]:
        hold_to_parent()
        return application

    server.serve(target_loader=load)


def hold_to_parent() -> None:
    """In a worker: Ctrl-C reaches the parent alone; a killed parent takes its workers along."""
    os.setpgrp()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
