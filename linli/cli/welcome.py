"""The first minute: a district to look at, and where to look."""

import http.client
import subprocess
import sys
import threading

import click

from linli.catalogue.models import Practice
from linli.cli.trouble import Trouble
from linli.demo.accounts import PASSWORD, Sample

DEMO = [sys.executable, "-m", "linli.cli", "demo", "--pack"]
PAGES = (
    ("/", "居民 residents"),
    ("/track/", "查进度 follow a case"),
    ("/desk/", "工作人员 staff"),
    ("/board/", "大屏 the big screen"),
)


def fill(pack: str | None) -> None:
    """Load the pack's demonstration district when nothing is loaded yet."""
    if pack is None or Practice.objects.exists():
        return
    if subprocess.run([*DEMO, pack], check=False).returncode:
        raise Trouble("The demonstration district was not loaded. To start without one: linli serve")


def answers(host: str, number: int, leaving: threading.Event) -> bool:
    """Wait for the first answer; False when the server is told to stop before it gives one."""
    while not leaving.wait(0.03):
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


def greet(host: str, number: int, people: list[Sample]) -> None:
    """Print the addresses, and with which names and passwords of the demonstration one can sign in."""
    site = f"http://{reach(host)}:{number}"
    click.echo("\n邻里 Linli 已就绪 is ready. Ctrl-C 停止 stops it.\n")
    for path, name in PAGES:
        click.echo(f"  {site + path:<32} {name}")
    if people:
        click.echo(f"\n演示账号 accounts of the demonstration, at {site}/desk/sign-in/ (密码 password: {PASSWORD})\n")
    for sample in people:
        click.echo(f"  {sample.username:<32} {sample.title} · {sample.area}")
    click.echo()
