"""Filling the roll: from the files of households, from posts, or by a list. Nobody stands on it twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal.actions import Who
from linli.people.models import Account, Person, Post
from linli.residents.models import Household, Resident
from linli.votes import codes
from linli.votes.actions.steps import lock, move
from linli.votes.models import Vote, Voter
from linli.votes.words import Action, Unit

NAME, ABOUT, MOST = 60, 120, 100_000
ADULT = 18


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with the right to vote, as a list names them; `about`: address or group."""

    name: str
    about: str = ""


def draw_households(*, vote: Vote, by: Who, now: datetime) -> int:
    """One line for each household on file in the vote's area. Returns how many were added."""
    _counts(vote, Unit.HOUSEHOLD)
    homes = Household.objects.within(vote.area_id).present().order_by("area__path", "code")
    lines = ((f"household {each.pk}", each.address or each.code, "", None) for each in homes.iterator(1000))
    return _fill(vote, lines, by=by, now=now, what="households")


def draw_adults(*, vote: Vote, by: Who, now: datetime) -> int:
    """One line for everybody who lives in the vote's area, but for those whose file says that they are under 18."""
    _counts(vote, Unit.PERSON)
    day = timezone.localdate(now)
    homes = Household.objects.within(vote.area_id).present().values("pk")
    people = Resident.objects.present().filter(household__in=homes).select_related("household")
    lines = (
        (f"resident {each.pk}", each.name, each.household.address, None)
        for each in people.order_by("household__code", "pk").iterator(1000)
        if each.name and not _under_age(each.born_on, day)
    )
    return _fill(vote, lines, by=by, now=now, what="adults")


def draw_posts(*, vote: Vote, roles: Sequence[str], by: Who, now: datetime) -> int:
    """One line for everybody with a post in one of these roles (keys), in the vote's area or below. Those with an
    account vote signed in."""
    _counts(vote, Unit.PERSON)
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__key__in=roles, area__path__startswith=vote.area.path, person__active=True
    )
    people = {each.person_id: each.person for each in held.select_related("person__account").order_by("person_id")}
    lines = ((f"person {pk}", person.name, "", getattr(person, "account", None)) for pk, person in people.items())
    return _fill(vote, lines, by=by, now=now, what="posts")


def draw_people(*, vote: Vote, people: Iterable[Person], by: Who, now: datetime) -> int:
    """One line for each of these who serve; those with an account vote signed in. Returns how many were added."""
    _counts(vote, Unit.PERSON)
    lines = ((f"person {each.pk}", each.name, "", getattr(each, "account", None)) for each in people)
    return _fill(vote, lines, by=by, now=now, what="people")


def enter_voters(*, vote: Vote, named: Iterable[Named], by: Who, now: datetime) -> int:
    """Lines by a list, typed or brought in. One who stands there already is passed by."""
    cleaned = [(clean(each.name, NAME, field="named"), clean(each.about, ABOUT, field="named")) for each in named]
    lines = [(_spelt(name, about), name, about, None) for name, about in cleaned if name]
    if not lines:
        raise Refusal(_("Write at least one name, each on a line of its own."), field="named")
    return _fill(vote, lines, by=by, now=now, what="list")


@transaction.atomic
def strike_voter(*, voter: Voter, by: Who, now: datetime) -> None:
    """Take a line off the roll, before it is closed."""
    vote, step = lock(voter.vote, Action.FILL, by)
    gone, _rows = Voter.objects.filter(pk=voter.pk, vote=vote).delete()
    if not gone:
        raise WrongState(_("This line was taken off the roll already."))
    move(vote, step, by=by, now=now, data={"struck": voter.number})


Line = tuple[str, str, str, Account | None]


@transaction.atomic
def _fill(vote: Vote, lines: Iterable[Line], *, by: Who, now: datetime, what: str) -> int:
    vote, step = lock(vote, Action.FILL, by)
    known = {bytes(mark) for mark in vote.roll.values_list("mark", flat=True) if mark}
    number = vote.roll.aggregate(last=Max("number"))["last"] or 0
    made: list[Voter] = []
    for said, name, about, account in lines:
        mark = codes.once(said)
        if mark not in known:
            known.add(mark)
            about = about[:ABOUT]
            line: dict[str, Any] = {"vote": vote, "number": number + len(made) + 1, "mark": mark, "account": account}
            made.append(Voter(name=name[:ABOUT], about=about, **line))
    if number + len(made) > MOST:
        raise Refusal(_("A roll has at most %(most)d lines.") % {"most": MOST})
    Voter.objects.bulk_create(made, batch_size=1000)
    if made:
        move(vote, step, by=by, now=now, data={"added": len(made), "from": what})
    return len(made)


def _counts(vote: Vote, unit: Unit) -> None:
    """Refusal where the vote counts households and persons are drawn, or the other way round."""
    if vote.unit != unit:
        raise Refusal(
            _("This vote goes by “%(unit)s”; the roll is drawn in the same way.") % {"unit": Unit(vote.unit).label}
        )


def _under_age(born: str, day: date) -> bool:
    """Whether a file says so; one without a birthday does not."""
    if not born:
        return False
    birthday = date.fromisoformat(born)
    return (day.year - birthday.year - ((day.month, day.day) < (birthday.month, birthday.day))) < ADULT


def _spelt(name: str, about: str) -> str:
    return f"{''.join(name.split())}\0{''.join(about.split())}"
