"""Who is nobody's household, who has too many or too few, and which grid has no worker (Z10, J7). Three queries,
however many households: the sums come out of one index."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from linli.areas.tree import Node, Tree, tree
from linli.catalogue.tables import tables
from linli.grids.places import grids_under
from linli.people.models import Post
from linli.people.words import IN_CONTACT, PostKind
from linli.residents.models import Household

USUAL = (30, 50)  # J7


@dataclass(frozen=True, slots=True)
class Grid:
    """One grid: its households, those without an agent, and the names of those who look after it."""

    node: Node
    households: int
    without: int
    workers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """One person's households. `where`: the place of their post."""

    person_id: int
    name: str
    where: str
    households: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answer for one area. `least` … `most`: the span of the practice."""

    grids: list[Grid]
    above: list[Load]
    below: list[Load]
    workers: int
    least: int
    most: int

    @property
    def households(self) -> int:
        return sum(grid.households for grid in self.grids)

    @property
    def without(self) -> int:
        return sum(grid.without for grid in self.grids)

    @property
    def gaps(self) -> list[Grid]:
        """Grids with households that have no agent, most of them first."""
        return sorted((grid for grid in self.grids if grid.without), key=lambda grid: -grid.without)

    @property
    def unmanned(self) -> list[Grid]:
        return [grid for grid in self.grids if not grid.workers]


def span() -> tuple[int, int]:
    """With how many households one worker keeps contact here."""
    practice = tables.get().practice
    least, most = (practice.settings.get("contact") if practice else None) or USUAL
    return int(least), int(most)


def coverage(area_id: int, *, today: date) -> Coverage:
    """The coverage of the grids under an area. Three queries; for the whole two."""
    whole, (least, most) = tree.get(), span()
    grids = grids_under(whole, area_id)
    everything = len(whole.lineage(area_id)) == 1
    counts = _counts(None if everything else [grid.id for grid in grids])
    posts = _posts(whole, grids, area_id, today)
    people = {person: (name, area) for area, person, name, _kind in reversed(posts)}
    held = _held(counts) if everything else _held_anywhere(people)
    loads = [Load(person, name, whole.full_name(area), held.get(person, 0)) for person, (name, area) in people.items()]
    workers: dict[int, list[str]] = defaultdict(list)
    for area, _person, name, kind in posts:
        if kind == PostKind.GRID:
            workers[area].append(name)
    return Coverage(
        grids=[_grid(grid, counts.get(grid.id, {}), workers.get(grid.id, ())) for grid in grids],
        above=sorted((each for each in loads if each.households > most), key=lambda each: -each.households),
        below=sorted((each for each in loads if each.households < least), key=lambda each: each.households),
        workers=len(loads),
        least=least,
        most=most,
    )


Counts = dict[int, dict[int | None, int]]  # grid -> agent, or nobody -> households
Held = list[tuple[int, int, str, str]]  # area, person, name, kind


def _counts(grids: Iterable[int] | None) -> Counts:
    """How many households each agent, or nobody, has in each grid."""
    here = Household.objects.present() if grids is None else Household.objects.present().filter(area__in=grids)
    counts: Counts = defaultdict(dict)
    for area, agent, count in here.order_by().values_list("area_id", "agent_id").annotate(n=Count("*")):
        counts[area][agent] = count
    return counts


def _posts(whole: Tree, grids: Iterable[Node], area_id: int, today: date) -> Held:
    """Posts held today, in the area or below, by which somebody looks after grids or households."""
    places = {each for grid in grids for each in grid.lineage if area_id in whole.lineage(each)}
    posts = Post.objects.held_on(today).of_kinds(*IN_CONTACT).filter(area__in=places, person__active=True)
    return list(posts.order_by("id").values_list("area_id", "person_id", "person__name", "kind"))


def _held(counts: Counts) -> dict[int, int]:
    held: dict[int, int] = defaultdict(int)
    for of_grid in counts.values():
        for agent, count in of_grid.items():
            held[agent or 0] += count
    return held


def _held_anywhere(people: Iterable[int]) -> dict[int, int]:
    """How many households these people have, wherever they are."""
    theirs = Household.objects.present().filter(agent__in=list(people))
    return dict(theirs.order_by().values_list("agent_id").annotate(n=Count("*")))


def _grid(node: Node, of_grid: dict[int | None, int], workers: Sequence[str]) -> Grid:
    return Grid(node, sum(of_grid.values()), of_grid.get(None, 0), tuple(workers))
