"""Drawing the roll from what is on file: households, those who live there, those who serve."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.people.models import Person, Post
from linli.residents.models import Household, Resident
from linli.votes.actions.filling import fill
from linli.votes.lines import Line
from linli.votes.models import Vote
from linli.votes.words import Unit

ADULT = 18


def draw_households(*, vote: Vote, by: Who, now: datetime) -> int:
    """One line for each household on file in the vote's area, but for those whose members on file have all left.
    Returns how many were added."""
    _counts(vote, Unit.HOUSEHOLD)
    homes = Household.objects.within(vote.area_id).present().order_by("area__path", "code")
    members = Resident.objects.filter(household=OuterRef("pk"))
    lived_in = homes.filter(Exists(members.present()) | ~Exists(members))
    lines = (Line(f"household {each.pk}", each.address or each.code) for each in lived_in.iterator(1000))
    return fill(vote, lines, by=by, now=now, what="households")


def draw_adults(*, vote: Vote, by: Who, now: datetime) -> int:
    """One line for everybody who lives in the vote's area, but for those whose file says that they are under 18 on the
    day voting begins. Who has two homes here stands on it once, with the file that is older."""
    _counts(vote, Unit.PERSON)
    day = timezone.localdate(vote.opens or now)
    homes = Household.objects.within(vote.area_id).present().values("pk")
    people = Resident.objects.present().filter(household__in=homes, erased_at=None)
    doubles = _doubles(people)
    files = people.exclude(pk__in=doubles).select_related("household").order_by("household__code", "pk")
    lines = (
        Line(f"resident {each.pk}", each.name, each.household.address)
        for each in files.iterator(1000)
        if each.name and not _under_age(each.born_on, day)
    )
    return fill(vote, lines, by=by, now=now, what="adults")


def draw_posts(*, vote: Vote, roles: Sequence[str], by: Who, now: datetime) -> int:
    """One line for everybody with a post in one of these roles (keys), in the vote's area or below. Those with an
    account vote signed in."""
    _counts(vote, Unit.PERSON)
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__key__in=roles, area__path__startswith=vote.area.path, person__active=True
    )
    people = {each.person_id: each.person for each in held.select_related("person__account").order_by("person_id")}
    return fill(vote, _serving(people.values()), by=by, now=now, what="posts")


def draw_people(*, vote: Vote, people: Iterable[Person], by: Who, now: datetime) -> int:
    """One line for each of these who serve; those with an account vote signed in. Returns how many were added."""
    _counts(vote, Unit.PERSON)
    return fill(vote, _serving(people), by=by, now=now, what="people")


def _serving(people: Iterable[Person]) -> Iterator[Line]:
    """Lines of those who serve; those with an account vote signed in."""
    return (Line(f"person {each.pk}", each.name, account=getattr(each, "account", None)) for each in people)


def _doubles(people: QuerySet[Resident]) -> list[int]:
    """The files of those who have an older one among these, by the mark of id number, or of name and telephone."""
    seen, doubles = set[tuple[str, int]](), list[int]()
    for pk, by_id, by_phone in people.order_by("pk").values_list("pk", "id_mark", "same_mark"):
        marks = {(which, mark) for which, mark in (("id", by_id), ("phone", by_phone)) if mark is not None}
        if marks & seen:
            doubles.append(pk)
        seen |= marks
    return doubles


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
