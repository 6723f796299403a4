"""Many people at once, with their posts and their accounts, as a demonstration enters them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from linli.core import copying
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_stories
from linli.people.models import Account, Person, Post, Role
from linli.people.words import PostKind


@dataclass(frozen=True, slots=True)
class Seat:
    """A post to be held: in a role, of an organisation, for an area."""

    organisation_id: int
    role: Role
    area_id: int
    title: str = ""
    kind: str = PostKind.OFFICE


@dataclass(slots=True)
class Newcomer:
    """A person to be entered. `username`: an account of that name is opened; `account_id` is then known."""

    name: str
    seat: Seat | None = None
    username: str = ""
    account_id: int | None = None


@transaction.atomic
def enter(newcomers: Sequence[Newcomer], *, password: str, since: date, by: Who, now: datetime) -> None:
    """Write persons, posts from a day on, and accounts, each with its event. `password` is hashed already."""
    persons = [Person(name=each.name) for each in newcomers]
    copying.give_keys(persons)
    copying.copy(Person, persons)
    _record("person", "person.added", ((person.pk, None, {}) for person in persons), by=by, now=now)
    pairs = list(zip(persons, newcomers, strict=True))
    _take_posts(pairs, since=since, by=by, now=now)
    _open_accounts(pairs, password=password, by=by, now=now)


Pairs = Sequence[tuple[Person, Newcomer]]


def _take_posts(pairs: Pairs, *, since: date, by: Who, now: datetime) -> None:
    seated = [(person, each.seat) for person, each in pairs if each.seat]
    posts = [
        Post(
            person=person,
            organisation_id=seat.organisation_id,
            role=seat.role,
            area_id=seat.area_id,
            title=seat.title,
            kind=seat.kind,
            period=DateRange(since, None, "[)"),
        )
        for person, seat in seated
    ]
    copying.give_keys(posts)
    copying.copy(Post, posts)
    facts = ((post.pk, post.area_id, {"role": post.role.key}) for post in posts)
    _record("post", "post.taken", facts, by=by, now=now)


def _open_accounts(pairs: Pairs, *, password: str, by: Who, now: datetime) -> None:
    named = [(person, each) for person, each in pairs if each.username]
    accounts = [Account(username=each.username, person=person, password=password) for person, each in named]
    copying.give_keys(accounts)
    copying.copy(Account, accounts)
    _record("account", "account.opened", ((account.pk, None, {}) for account in accounts), by=by, now=now)
    for account, (_person, each) in zip(accounts, named, strict=True):
        each.account_id = account.pk


def _record(
    subject: str,
    kind: str,
    facts: Iterable[tuple[int, int | None, dict[str, str]]],
    *,
    by: Who,
    now: datetime,
) -> None:
    record_stories(subject, ((key, [Said(kind, now, by, data, area_id=area)]) for key, area, data in facts))
