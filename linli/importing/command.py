"""`linli import cases FILE`: messages from a spreadsheet, word for word."""

import time
from dataclasses import replace
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.catalogue.actions import keep_holidays
from linli.core.coordinates import System
from linli.core.sheets import Sheet, read
from linli.grids import geojson
from linli.importing import mapping as maps
from linli.importing.fields import Field
from linli.importing.holidays import read_holidays
from linli.importing.mapping import Mapping
from linli.importing.places import Places, default_area
from linli.importing.report import Report, beside
from linli.importing.rows import Taker
from linli.importing.run import Run, Tally
from linli.importing.topics import Topics
from linli.journal.actions import SYSTEM

FILE = click.Path(path_type=Path)


@click.group()
def import_() -> None:
    """Register messages in bulk from a spreadsheet."""


@import_.command()
@click.argument("file", type=FILE)
@click.option("--map", "map_", type=FILE, metavar="MAP.yaml", help="Which column tells what.")
@click.option("--source", help="A name for where the numbers come from, such as 12345.")
@click.option("--area", metavar="CODE", help="The area of rows that name none (default: the root).")
@click.option("--report", type=FILE, help="Where rows that cannot be taken go (default: beside FILE).")
@click.option("--dry-run", is_flag=True, help="Only say what would land.")
@click.option("--yes", is_flag=True, help="Go on without asking.")
def cases(
    file: Path,
    map_: Path | None,
    source: str | None,
    area: str | None,
    report: Path | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Register each row of FILE (.xlsx, .csv, or one of them in a .zip) as a case."""
    sheet = read(file)
    mapping = maps.by_file(sheet, map_) if map_ else maps.by_headings(sheet)
    mapping = replace(mapping, source=source) if source else mapping
    places = Places(default_area(area))
    _show(sheet, mapping)
    if not (yes or dry_run):
        click.confirm(_("Go on?"), default=True, abort=True)
    taker = Taker(mapping, places, Topics(), timezone.now())
    started = time.monotonic()
    with Report(report or beside(file), sheet.headings) as lines:
        tally = _run(Run(taker, lines, dry_run), sheet)
    _say(tally, len(sheet.rows) / (time.monotonic() - started), dry_run)
    if lines.lines:
        click.echo(_("The rows that did not land, with the reason: %(path)s") % {"path": lines.path})


@import_.command()
@click.argument("file", type=FILE)
@click.option("--anew", is_flag=True, help="Set days anew that were entered as the other kind before.")
def holidays(file: Path, anew: bool) -> None:
    """Enter the days off and the days to work of FILE (.xlsx, .csv or .yaml); open deadlines are then counted again."""
    days = keep_holidays(read_holidays(file), by=SYSTEM, now=timezone.now(), anew=anew)
    click.echo(_("%(count)d days are new or changed.") % {"count": len(days)})
    if days:
        click.echo(_("Deadlines that they touch are counted again by the worker."))


@import_.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--system", type=click.Choice(System.values), help="What its degrees mean (default: as the file says).")
@click.option("--under", metavar="CODE", help="Where new areas go that name no parent (default: the root).")
def areas(file: Path, system: str | None, under: str | None) -> None:
    """Give areas the borders of a GeoJSON FILE, and add those that are new. The good ones land; each other says why."""
    features, named = geojson.read(file.read_bytes())
    top = Area.objects.get(pk=default_area(under))
    chosen = system or named or System.WGS84
    landed = geojson.land(features, system=chosen, under=top, by=SYSTEM, now=timezone.now())
    for each in landed:
        if each.sentence:
            click.echo(f"{each.label}: {each.sentence}")
    good = [each for each in landed if not each.sentence]
    told = {"landed": len(good), "new": sum(each.new for each in good), "system": System(chosen).label}
    click.echo(_("%(landed)d areas landed, %(new)d of them new (read as %(system)s).") % told)


def _run(run: Run, sheet: Sheet) -> Tally:
    with click.progressbar(length=len(sheet.rows), label=_("Registering"), show_pos=True) as bar:
        return run.take(sheet, bar.update)


def _show(sheet: Sheet, mapping: Mapping) -> None:
    """The mapping, field by field, and what no field takes."""
    click.echo(_("%(count)d rows. This is how they will be read:") % {"count": len(sheet.rows)})
    for field in Field:
        if heading := mapping.columns.get(field):
            click.echo(f"  {field.label} ({field.value}) ← {heading}")
    if left := [each for each in sheet.headings if each not in mapping.columns.values()]:
        click.echo(_("Not used: %(headings)s") % {"headings": ", ".join(left)})
    click.echo(_("Numbers are those of “%(source)s”.") % {"source": mapping.source})


def _say(tally: Tally, rate: float, dry: bool) -> None:
    landed = _("%(count)d would land") if dry else _("%(count)d landed")
    said = [
        landed % {"count": tally.landed},
        _("%(count)d were here already") % {"count": tally.known},
        _("%(count)d repeat another row") % {"count": tally.repeated},
        _("%(count)d could not be taken") % {"count": tally.refused},
        _("%(rate)d rows a second") % {"rate": rate},
    ]
    click.echo("; ".join(said))
