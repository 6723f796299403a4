"""Signals as a program finds them that somebody typed: a test run in the background hands on some as ignored."""

import signal

TYPED = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def as_typed() -> None:
    """Called in the child before the program begins (preexec_fn)."""
    for number in TYPED:
        signal.signal(number, signal.SIG_DFL)
