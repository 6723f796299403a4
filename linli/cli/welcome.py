"""The first minute: a district to look at, and where to look."""

import http.client
import threading

import click

from linli.catalogue.models import Practice
from linli.cli.trouble import Trouble

PAGES = (("Residents", "/"), ("Follow a case", "/track/"), ("Staff", "/desk/"), ("The big screen", "/board/"))


def fill(pack: str | None) -> None:
    """Load the pack's demonstration district when nothing is loaded yet."""
    if pack is None or Practice.objects.exists():
        return
    raise Trouble("No demonstration yet.")


def answers(host: str, number: int, leaving: threading.Event) -> bool:
    """Wait for the first answer; False when the server is told to stop before it gives one."""
    while not leaving.wait(0.05):
        connection = http.client.HTTPConnection(reach(host), number, timeout=30)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse()
            return True
        except OSError:
            continue
        finally:
            connection.close()
    return False


def reach(host: str) -> str:
    """Where a listener on every address can be reached from here."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def greet(host: str, number: int) -> None:
    """Print the addresses."""
    click.echo("\n邻里 Linli is ready. Ctrl-C stops it.\n")
    for name, path in PAGES:
        click.echo(f"  {name:<16} http://{host}:{number}{path}")
