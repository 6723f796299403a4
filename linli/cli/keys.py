"""The keys of personal data: under which of them it stands, and putting all of it under a new one without a pause."""

from pathlib import Path

import click
from django.conf import settings

from linli.core import crypto, key_ring, rotating


@click.group()
def keys() -> None:
    """The keys by which personal data is encrypted."""


@keys.command()
def show() -> None:
    """Say how many keys there are, and how much stands under an older one."""
    ring = key_ring.read(Path(settings.PERSONAL_KEY_RING))
    click.echo(f"{len(ring)} in {settings.PERSONAL_KEY_RING}; {ring[0].id.hex()} encrypts.")
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


def _renew() -> None:
    for column in rotating.columns():
        if count := column.left():
            with click.progressbar(length=count, label=column.name) as bar:
                for done in column.renew():
                    bar.update(done)
    left = sum(column.left() for column in rotating.columns())
    if left:
        click.echo(f"{left} values were in use meanwhile. Go on with: linli keys resume")
    else:
        click.echo("Everything is under the newest key. Older keys stay in the ring: backups and searches need them.")
