"""`linli demo`: an invented district with a year of cases, to look at and to try."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.demo.accounts import PASSWORD, samples
from linli.demo.load import Demonstration, Progress
from linli.packs.check import load as load_pack

SEED = 1


@click.command()
@click.option("--pack", default="zhangshu-zhangjiashan", show_default=True, help="The practice: a pack's name.")
@click.option(
    "--scale",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0, 10, min_open=True),
    help="The locality's reported size times this.",
)
@click.option("--seed", default=SEED, show_default=True, type=click.IntRange(0), help="Another seed, another year.")
def demo(pack: str, scale: float, seed: int) -> None:
    """Load an invented district of the pack's size, with a year of cases, into an empty database."""
    started = time.monotonic()
    fill(pack, scale=scale, seed=seed)
    click.echo(_("Loaded in %(seconds).0f seconds.") % {"seconds": time.monotonic() - started})
    show_accounts()


def fill(pack: str, *, scale: float = 1.0, seed: int = SEED) -> None:
    """Load a pack's demonstration, showing each stage. Raises Refusal over a database that is not empty."""
    demonstration = Demonstration(load_pack(pack), scale, seed, timezone.now(), shown)
    demonstration.load()


def show_accounts() -> None:
    """Print the accounts to try."""
    click.echo(_("Accounts to try; the password of each is %(password)s") % {"password": PASSWORD})
    for sample in samples():
        click.echo(f"  {sample.username:<24} {sample.title} · {sample.area}")


@contextmanager
def shown(label: str, length: int) -> Iterator[Progress]:
    """A stage as a bar on the terminal."""
    with click.progressbar(length=max(length, 1), label=f"{label:<14}", show_pos=True) as bar:
        yield bar.update
