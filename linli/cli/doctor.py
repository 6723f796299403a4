"""`linli doctor`: one line for each thing that must be so, and what to do where it is not."""

import shutil
import stat
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from django.http.request import validate_host
from django.utils import timezone

from linli.catalogue.tables import tables
from linli.cli import embedded, prepare, translations
from linli.cli.trouble import Trouble, of_database
from linli.config.place import VAR_DIR
from linli.core import key_ring
from linli.insight import rebuilding
from linli.journal.models import Erasure
from linli.notify.models import TROUBLED, Message
from linli.points.proof import prove

OLDEST_POSTGRES = 15
ENOUGH_DISK = 1_000_000_000  # bytes
ALLOWED_SKEW = timedelta(seconds=5)
HEARTBEAT = timedelta(minutes=1)
DAYS_WITHOUT_ERASURE = 2
AHEAD = timedelta(days=90)  # the longest deadlines in use reach about this far


class Remark(Exception):
    """Not as one would like it, but nothing is broken."""


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0])
    if version < OLDEST_POSTGRES * 10_000:
        raise Trouble(f"PostgreSQL {version // 10_000} is too old. Move to {OLDEST_POSTGRES} or newer.")
    return f"PostgreSQL {version // 10_000} answers."


def migrations() -> str:
    if missing := prepare.pending():
        raise Trouble(f"{len(missing)} migrations are missing. Run: linli prepare")
    if strange := newer_than_the_code():
        raise Trouble(f"The tables come from a newer Linli ({sorted(strange)[-1]}). Update the program.")
    return "All migrations are applied."


def newer_than_the_code() -> set[str]:
    """Migrations of Linli's own that the database knows and the code does not."""
    here = prepare.on_disk()
    ours = {label for label, _ in here}
    applied = set(MigrationRecorder(connection).applied_migrations())
    return {f"{label}.{name}" for label, name in applied - here if label in ours}


def keys() -> str:
    path = Path(settings.PERSONAL_KEY_RING)
    try:
        ring = key_ring.read(path)
    except (key_ring.BrokenKeyRing, OSError) as error:
        raise Trouble(str(error)) from error
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Trouble(f"{path} can be read by others. Run: chmod 600 {path}")
    return f"{len(ring)} in the ring. Keep a copy of {path.parent} apart from the backups."


def disk() -> str:
    free = shutil.disk_usage(VAR_DIR).free
    if free < ENOUGH_DISK:
        raise Trouble(f"{free / 1e9:.1f} GB are free at {VAR_DIR}. Make room, or set LINLI_VAR to another disk.")
    return f"{free / 1e9:.0f} GB are free at {VAR_DIR}."


def front_end() -> str:
    if not prepare.BUILT.exists():
        raise Trouble("It is not built. Run: make run, or npm ci && npm run build in frontend/")
    if not prepare.static_files_collected():
        raise Remark("It has changed since it was collected. Run: linli prepare")
    return "Built and collected."


def chinese() -> str:
    if translations.stale():
        raise Remark("The translations are not compiled. Run: linli prepare")
    return "The translations are compiled."


def clock() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (there,) = cursor.fetchone()
    skew = abs(timezone.now() - there)
    if skew > ALLOWED_SKEW:
        raise Trouble(f"This machine and the database differ by {skew}. Set both by NTP.")
    return f"{timezone.localtime():%Y-%m-%d %H:%M}, the database agrees."


def holidays() -> str:
    known: date = tables.get().calendar.known_through
    if known < timezone.localdate() + AHEAD:
        raise Remark(
            f"The list is known to {known}. Deadlines past it say so; enter the next year's list when it is published."
        )
    return f"The list is known to {known}."


def worker() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select max(last_heartbeat) from procrastinate_workers")
        (seen,) = cursor.fetchone()
    if seen is None or timezone.now() - seen > HEARTBEAT:
        raise Remark("None is at work. `linli serve` brings one along; `linli worker` runs one more.")
    return "At work."


def expiry() -> str:
    last = Erasure.objects.order_by("-at").first()
    if last is None:
        return "Nothing was erased yet; the worker looks every day. To see what is past its time: linli expire"
    on = timezone.localdate(last.at)
    if timezone.localdate() - on > timedelta(days=DAYS_WITHOUT_ERASURE):
        raise Remark(f"What is past its time was last erased on {on}. Run a worker, or: linli expire --now")
    return f"What was past its time was erased on {on}: {sum(last.counts.values())} rows."


def address() -> str:
    public, hosts = settings.PUBLIC_ADDRESS, settings.ALLOWED_HOSTS
    if not public:
        lost = " No text message is sent to residents without it." if settings.TEXT_GATEWAY else ""
        raise Remark(f"LINLI_ADDRESS is not set, so links in messages say no host.{lost}")
    host = urlsplit(public).hostname
    if not public.startswith(("http://", "https://")) or not host:
        raise Trouble(f"LINLI_ADDRESS is “{public}”. Write it as https://linli.example.cn")
    if not validate_host(host, hosts):
        raise Trouble(f"LINLI_ADDRESS leads to {host}, which LINLI_HOSTS does not name. Add it there.")
    return f"Links in messages lead to {public}."


def texts() -> str:
    if not settings.TEXT_GATEWAY:
        return "No gateway is set (LINLI_SMS): residents get no text messages."
    if "{phone}" not in settings.TEXT_GATEWAY:
        raise Trouble("LINLI_SMS says nowhere where the number goes. Write {phone} there.")
    return "A gateway is set."


def outbox() -> str:
    if stuck := Message.objects.filter(state__in=TROUBLED).count():
        raise Remark(f"{stuck} messages did not go out, or perhaps did. See to them at the desk: /desk/outbox/")
    waiting = Message.objects.filter(state=Message.State.WAITING).count()
    return f"Nothing is stuck; {waiting} messages wait."


ANYWAY: dict[str, Callable[[], str]] = {
    "keys": keys,
    "disk": disk,
    "front end": front_end,
    "Chinese": chinese,
    "address": address,
    "texts": texts,
}
# Asked only when the database answers.
INSIDE: dict[str, Callable[[], str]] = {
    "tables": migrations,
    "clock": clock,
    "holidays": holidays,
    "worker": worker,
    "expiry": expiry,
    "outbox": outbox,
}


@click.command()
@click.option("--rebuild", is_flag=True, help="Count all figures again from the journal, and put right what differs.")
@click.option("--points", is_flag=True, help="Count every account of points again from its entries.")
def doctor(rebuild: bool, points: bool) -> None:
    """Look whether everything is as it should be; the exit status is 1 when something is not."""
    with ExitStack() as stack:
        reachable = said("server", lambda: stack.enter_context(embedded.server(VAR_DIR)).partition("?")[0])
        answers = reachable and said("database", database)
        results = [said(name, check) for name, check in ANYWAY.items()]
        results += [said(name, check) for name, check in INSIDE.items() if answers]
        if rebuild and answers and all(results):
            results.append(said("figures", counted_again))
        if points and answers:
            results.append(said("points", points_proven))
    raise SystemExit(0 if answers and all(results) else 1)


def counted_again() -> str:
    """Count every figure again, showing how far it is, and say what was wrong."""
    with click.progressbar(length=rebuilding.length(), label="Counting again") as bar:
        found = rebuilding.rebuild(bar.update)
    for each in found:
        click.echo(f"       {each.rows} rows of “{each.kind}” were wrong, such as:")
        for key, was, correct in each.examples:
            click.echo(f"         {key}: {was} → {correct}")
    if found:
        return "What was wrong is put right. Tell the developers: it should not happen."
    return f"All are right: {rebuilding.length()} events counted again."


def points_proven() -> str:
    """Prove every balance; Trouble, naming what differs, where one is not the sum of its lines."""
    proof = prove()
    for each in proof.differing:
        click.echo(f"       account {each.holder_id}: {each.words}")
    for entry, amount in proof.unbalanced:
        click.echo(f"       entry {entry} comes to {amount}")
    for holder, number in proof.broken:
        click.echo(f"       account {holder}: line {number} does not follow")
    if not proof.holds:
        raise Trouble("Balances differ from their entries. Change nothing, keep a backup, and tell the developers.")
    return f"All {proof.holders} balances are proven from {proof.entries} entries."


def said(name: str, check: Callable[[], str]) -> bool:
    """Print what one check found; False when something has to be done."""
    mark, colour = "ok", "green"
    try:
        sentence = check()
    except Remark as remark:
        mark, colour, sentence = "so-so", "yellow", str(remark)
    except Trouble as trouble:
        mark, colour, sentence = "NO", "red", trouble.message
    except OperationalError as error:
        mark, colour, sentence = "NO", "red", of_database(str(error), VAR_DIR).message
    except Exception as error:  # a check that breaks must not hide the others
        mark, colour, sentence = "NO", "red", f"{type(error).__name__}: {error}".strip()
    click.echo(f"{click.style(f'{mark:<6}', fg=colour)} {name:<10} {sentence}")
    return mark != "NO"
