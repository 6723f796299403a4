"""Visibly invented households, a few in every grid: numbered people, numbers that nobody can be called at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from linli.areas.models import Area
from linli.demo.plots import Plot
from linli.journal.actions import SYSTEM
from linli.people.bulk import Newcomer
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.residents.bulk import File, Person, enter
from linli.residents.words import Purpose, Relation, Source

LEAST, MOST, BATCH = 4, 8, 2000
WITHOUT_AGENT, SEEN = 0.1, 0.85
LONGEST_AGO = 120  # days
UNKNOWN = 5  # one spot in so many is not known


def of_grids(areas: Mapping[Plot, Area]) -> list[Area]:
    """The areas with nothing under them."""
    deepest = max(plot.depth for plot in areas)
    return [area for plot, area in areas.items() if plot.depth == deepest]


def move_in(
    grids: list[Area],
    people: list[Newcomer],
    dice: Random,
    now: datetime,
    done: Callable[[int], None],
    spots: Callable[[Area], Sequence[str]],
) -> None:
    """Open every household's file. `spots`: MOST spots in an area, each "lon,lat"."""
    agents = _agents(people)
    files = list(_files(grids, agents, dice, now, spots))
    for start in range(0, len(files), BATCH):
        stretch = files[start : start + BATCH]
        enter(stretch, source=Source.VISIT, by=SYSTEM, now=now - timedelta(days=LONGEST_AGO))
        done(len(stretch))


def count(grids: list[Area]) -> int:
    """About how many there will be, for the progress."""
    return len(grids) * (LEAST + MOST) // 2


def _agents(people: list[Newcomer]) -> dict[int, list[int]]:
    """Area -> the persons whose post there may change files."""
    seated = {each.account_id: each.seat for each in people if each.account_id and each.seat}
    persons = dict(Account.objects.filter(pk__in=seated).values_list("pk", "person_id"))
    found: dict[int, list[int]] = {}
    for account, seat in seated.items():
        if Permission.HOUSEHOLD_EDIT in seat.role.permissions:
            found.setdefault(seat.area_id, []).append(persons[account])
    return found


def _files(
    grids: list[Area],
    agents: dict[int, list[int]],
    dice: Random,
    now: datetime,
    spots: Callable[[Area], Sequence[str]],
) -> Iterator[File]:
    number = 0
    for grid in grids:
        near, at = agents.get(grid.pk, []), spots(grid)
        for home in range(dice.randint(LEAST, MOST)):
            number += 1
            agent = dice.choice(near) if near and dice.random() > WITHOUT_AGENT else None
            seen = now - timedelta(days=dice.randrange(LONGEST_AGO), hours=dice.randrange(9))
            yield File(
                area_id=grid.pk,
                address=f"{grid.name}示例路{home + 1}号（虚构{number:04d}）",
                building=f"{home % 4 + 1}号楼",
                spot=at[home] if home % UNKNOWN else "",
                agent_id=agent,
                since=timezone.localdate(now - timedelta(days=LONGEST_AGO)),
                seen_at=seen if dice.random() < SEEN else None,
                members=list(_members(number, dice)),
            )


def _members(number: int, dice: Random) -> Iterator[Person]:
    """The head agreed to be called, at a number of the kind that is never given out."""
    yield Person(
        name=f"住户 {number:04d}", phone=f"1000000{number:04d}", relation=Relation.HEAD, agreed=[Purpose.CONTACT]
    )
    if dice.random() < 0.6:
        yield Person(name=f"住户 {number:04d} 家人", relation=Relation.SPOUSE)
    if dice.random() < 0.4:
        yield Person(name=f"住户 {number:04d} 子女", relation=Relation.CHILD)
