"""What is past its time: shown, or erased at once; the worker does it every day by itself."""

import click
from django.utils import timezone

from linli.journal import expiring


@click.command()
@click.option("--now", "at_once", is_flag=True, help="Erase it now, instead of only saying what would be erased.")
def expire(at_once: bool) -> None:
    """Say what personal data is past its time, kind by kind; nothing is changed unless --now is given."""
    now = timezone.now()
    for promise in expiring.promises():
        written, hangs = promise.story, promise.keeping.by
        what = [*promise.fields, *(["what was written"] if written else []), *(["what stood on it"] if hangs else [])]
        click.echo(f"{promise.past(now).count():>9}  {promise.name:<18} {promise.lasts:<5} {', '.join(what)}")
    if not at_once:
        click.echo("Nothing was erased. To erase it: linli expire --now")
        return
    click.echo(f"Erased: {sum(expiring.expire(now=now).values())} rows.")
