"""The keys of personal data: under which of them it stands, and putting all of it under a new one without a pause."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from django.conf import settings

from linli.core import crypto, key_ring, remarking, rotating

SETTLE = 5.0  # seconds until every process has taken notice (crypto.LOOK) and ended what it had begun before


@click.group()
def keys() -> None:
    """The keys by which personal data is encrypted."""


@keys.command()
def show() -> None:
    """Say how many keys there are, and how much stands under an older one."""
    ring = key_ring.read(Path(settings.PERSONAL_KEY_RING))
    click.echo(f"{len(ring)} in {settings.PERSONAL_KEY_RING}; {ring[0].id.hex()} encrypts.")
    click.echo(f"Marks, by which people are found, are made by {key_ring.marking(ring).id.hex()}.")
    left = {column.name: column.left() for column in rotating.columns()}
    for name, count in left.items():
        if count:
            click.echo(f"{count:>9}  {name} under an older key")
    click.echo("To put it under the newest: linli keys resume" if any(left.values()) else "Everything is under it.")


@keys.command()
def rotate() -> None:
    """Add a key and put everything under it. Broken off, go on with: linli keys resume"""
    name = key_ring.rotate(Path(settings.PERSONAL_KEY_RING))
    crypto.read_ring_again()
    click.echo(f"Key {name} was added. Keep a copy of {settings.PERSONAL_KEY_RING} with the backups from now on.")
    _renew()


@keys.command()
def resume() -> None:
    """Put what is under an older key under the newest."""
    _renew()


@keys.command()
@click.option(
    "--settle", default=SETTLE, help="Seconds to wait until every process has taken notice.", show_default=True
)
def retire(settle: float) -> None:
    """Take the oldest key out, once nothing hangs on it; until then say what does. Broken off, give it again."""
    path = Path(settings.PERSONAL_KEY_RING)
    ring = key_ring.read(path)
    if len(ring) == 1:
        raise click.ClickException("There is only one key. Add another first: linli keys rotate")
    crypto.read_ring_again()
    _hand_on(path, ring, settle)
    _renew_values()
    for each in remarking.marked():
        _told(each.name, each.count(), each.renew())
    if hanging := [(left, name) for name, left in _left() if left]:
        for left, name in hanging:
            click.echo(f"{left:>9}  {name} still hang on an older key")
        click.echo("They were in use meanwhile. Nothing was taken out; go on with: linli keys retire")
        return
    key_ring.appoint(path, {key.id: "" for key in ring[1:]})
    key_ring.drop(path, ring[-1].id)
    crypto.read_ring_again()
    click.echo(f"Key {ring[-1].id.hex()} is retired. Backups made before need it: keep the ring that lies with them.")


def _hand_on(path: Path, ring: tuple[key_ring.Key, ...], settle: float) -> None:
    """Let the newest key make the marks. First everybody asks for its marks, too, then it makes them, and those of the
    key before are asked for until there are none: so nobody looks in vain at any moment."""
    newest, before = ring[0], key_ring.marking(ring)
    if newest is before:
        return
    steps: list[Mapping[bytes, str]] = [
        {before.id: key_ring.MARKS, newest.id: key_ring.ASKED},
        {before.id: key_ring.ASKED, newest.id: key_ring.MARKS},
    ]
    for does in steps:
        key_ring.appoint(path, does)
        crypto.read_ring_again()
        time.sleep(settle)
    click.echo(f"Marks are made by {newest.id.hex()} now.")


def _left() -> Iterator[tuple[str, int]]:
    """What values and marks there are, and how many of each are not the newest key's."""
    yield from ((column.name, column.left()) for column in rotating.columns())
    yield from ((each.name, each.left()) for each in remarking.marked())


def _renew_values() -> None:
    for each in rotating.columns():
        _told(each.name, each.left(), each.renew())


def _told(name: str, count: int, stretches: Iterator[int]) -> None:
    """Go through it with progress; nothing is said of what is empty."""
    if count:
        with click.progressbar(length=count, label=name) as bar:
            for done in stretches:
                bar.update(done)


def _renew() -> None:
    _renew_values()
    left = sum(column.left() for column in rotating.columns())
    if left:
        click.echo(f"{left} values were in use meanwhile. Go on with: linli keys resume")
    else:
        click.echo("Everything is under the newest key. The older ones can go, one by one: linli keys retire")
