"""What goes on beside the web server ends with it, and with make."""

import os
import signal
import subprocess
import sys
from threading import Event

from linli.cli import company


def test_duties_end_when_the_server_ends() -> None:
    ended = Event()

    def duty(leaving: Event) -> None:
        leaving.wait()
        ended.set()

    with company.beside(duty):
        assert not ended.is_set()
    assert ended.is_set()


def test_a_process_that_let_go_of_the_interrupt_no_longer_minds_it() -> None:
    assert company.minds_interrupt(os.getpid())
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        assert not company.minds_interrupt(os.getpid())
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        assert company.minds_interrupt(os.getpid())
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_process_that_is_gone_minds_nothing() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not company.minds_interrupt(gone.pid)


def test_a_worker_that_does_not_stop_is_made_to() -> None:
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    company_grace, company.GRACE = company.GRACE, 0
    try:
        with subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline() == b"\n"
            company.end(process)
            assert process.wait(10) == -signal.SIGKILL
    finally:
        company.GRACE = company_grace
