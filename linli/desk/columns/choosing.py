"""Which columns an account sees: kept in its settings, so that the queue reads them with the account itself."""

from collections.abc import Sequence
from datetime import datetime

from linli.desk.columns.cells import ALWAYS, COLUMNS, USUAL
from linli.people import actions as people
from linli.people.models import Account

SETTING = "queue_columns"


def columns_of(account: Account) -> tuple[str, ...]:
    """The keys of the columns the account sees, in its order."""
    kept = account.settings.get(SETTING)
    return _sound(kept) if kept else USUAL


def choose(*, columns: Sequence[str], by: Account, now: datetime) -> tuple[str, ...]:
    """See these columns in this order from now on. Returns them: what is unknown or said twice is left out, and the
    number and the first words stay."""
    chosen = _sound(columns)
    people.set_up(account=by, now=now, settings={SETTING: list(chosen)})
    return chosen


def usual(*, by: Account, now: datetime) -> None:
    """Go back to the usual columns."""
    people.set_up(account=by, now=now, settings={SETTING: None})


def moved(columns: Sequence[str], key: str, by: int) -> list[str]:
    """The columns with one of them moved by so many places, as far as there are any."""
    order = [each for each in columns if each != key]
    if key in columns:
        order.insert(max(0, min(len(order), list(columns).index(key) + by)), key)
    return order


def _sound(columns: Sequence[str]) -> tuple[str, ...]:
    known = [key for key in dict.fromkeys(columns) if key in COLUMNS]
    return (*(key for key in ALWAYS if key not in known), *known)
