"""`linli export areas FILE`: borders as GeoJSON."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from linli.core.coordinates import System
from linli.grids import geojson
from linli.importing.places import default_area


@click.group()
def export() -> None:
    """Write what is here into files that others read."""


@export.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--system", type=click.Choice(System.values), default=System.WGS84.value, help="What its degrees mean.")
@click.option("--area", metavar="CODE", help="Only this area and what lies in it (default: all).")
def areas(file: Path, system: str, area: str | None) -> None:
    """Write the borders of areas into FILE, as GeoJSON."""
    found = geojson.write(default_area(area), system=system)
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    click.echo(_("%(count)d areas: %(path)s") % {"count": len(found["features"]), "path": file})
