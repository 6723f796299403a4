"""The database by itself, for psql and for looking."""

import signal

import click

from linli.cli import embedded
from linli.config.place import VAR_DIR


@click.command()
def database() -> None:
    """Keep the database running and print its address, until Ctrl-C."""
    with embedded.server(VAR_DIR) as url:
        click.echo(url)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
