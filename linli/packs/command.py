"""`linli pack`: list, check, compare and apply a locality's practice.

Every command ends with 0 when all is well, with 1 when a pack is broken or may not be applied.
"""

import sys
from pathlib import Path

import click
from django.utils import timezone

from linli.catalogue.models import Practice
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.packs.apply import apply as apply_pack
from linli.packs.apply import refusal
from linli.packs.check import check as check_folder
from linli.packs.check import find, practices
from linli.packs.plan import plan
from linli.packs.schema import Pack
from linli.packs.telling import in_order, lines, summary


@click.group()
def pack() -> None:
    """List, check, compare and apply a locality's practice."""


@pack.command("list")
def list_() -> None:
    """The packs that ship with the program, and which one is in force."""
    in_force = Practice.objects.values_list("pack", flat=True).first()
    for name in practices():
        found = read(name)
        mark = "in force" if name == in_force else ""
        click.echo(f"{name:<24}{found.practice.locality.zh} {found.practice.title.zh}  {mark}".rstrip())


@pack.command()
@click.argument("names", nargs=-1, metavar="[NAME|DIR]...")
def check(names: tuple[str, ...]) -> None:
    """Say what is wrong with packs; with all that ship, if none is named."""
    broken = False
    for name in names or practices():
        checked = check_folder(named(name))
        broken = broken or checked.pack is None
        for fault in checked.faults:
            click.echo(f"{name}/{fault}")
        if checked.pack:
            click.echo(f"{name}: in order. {in_order(checked.pack)}")
    sys.exit(1 if broken else 0)


@pack.command()
@click.argument("name", metavar="NAME|DIR")
def diff(name: str) -> None:
    """Show what applying a pack would change. Nothing is written."""
    wanted = plan(read(name))
    click.echo("\n".join([*lines(wanted), summary(wanted)]))
    if wanted.refused:
        raise click.ClickException(refusal(wanted))


@pack.command()
@click.argument("name", metavar="NAME|DIR")
@click.option("--yes", is_flag=True, help="Do not ask.")
def apply(name: str, yes: bool) -> None:
    """Make this practice the one in force. A second time changes nothing."""
    found = read(name)
    wanted = plan(found)
    if wanted.refused:
        raise click.ClickException(refusal(wanted))
    if wanted and not yes:
        click.echo("\n".join([*lines(wanted), summary(wanted)]))
        click.confirm("Make these changes?", abort=True)
    try:
        done = apply_pack(found, by=SYSTEM, now=timezone.now())
    except Refusal as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{found.practice.name}: {summary(done)}")


def named(name: str) -> Path:
    """The pack's folder, or the sentence that there is none."""
    try:
        return find(name)
    except Refusal as refused:
        raise click.ClickException(str(refused)) from refused


def read(name: str) -> Pack:
    """The pack, or everything that is wrong with it."""
    checked = check_folder(named(name))
    if checked.pack is None:
        raise click.ClickException("\n".join(f"{name}/{fault}" for fault in checked.faults))
    return checked.pack
