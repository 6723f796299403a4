"""A proposal of agents, worked out by the worker: read who and what there is, solve, write the lines."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import numpy as np
import shapely
from django.db import transaction
from django.utils import timezone
from shapely.geometry import shape

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core import copying
from linli.core.geometry import KM_PER_DEGREE
from linli.grids import spots
from linli.grids.coverage import span
from linli.grids.models import Proposal, ProposalLine, Tie
from linli.grids.places import grids_under
from linli.grids.solving import Home, Plan, Worker, solve
from linli.grids.words import Going
from linli.people.asked import each_in_turn
from linli.people.models import Post
from linli.people.words import IN_CONTACT
from linli.residents.models import Household
from linli.residents.queries import Files

LOCK = 0x50_52_4F_50
BORDER = 1e-4  # degrees: grids whose borders come this close touch
STEP = 0.01  # kilometres between one building and the next where no spot is known
NUMBER = re.compile(r"\d+")


def propose_all(*, now: datetime) -> int:
    """Work out every proposal that was asked for, one process at a time; one whose worker was killed is begun again.
    Returns how many."""
    return each_in_turn(Proposal, lambda proposal: propose(proposal, now=timezone.now()), lock=LOCK)


@transaction.atomic
def propose(proposal: Proposal, *, now: datetime) -> Plan:
    """Work a proposal out and write its lines. Done again, it replaces what it wrote."""
    grids = {node.id for node in grids_under(tree.get(), proposal.area_id)}
    middles, touching = _ground(grids)
    known = Household.objects.present().filter(area__in=grids)
    taken = _taken(proposal, known)
    homes = _homes(known if proposal.anew else known.without_agent(), middles)
    workers = _workers(grids, middles, taken, now)
    for worker in workers:
        worker.grids |= _beside(worker.grids, touching)
    plan = solve(homes, workers, touching)
    proposal.lines.all().delete()
    before = dict(known.filter(agent__isnull=False).values_list("pk", "agent_id")) if proposal.anew else {}
    lines = [
        ProposalLine(
            proposal=proposal,
            household_id=household,
            person_id=workers[at].person,
            before_id=before.get(household),
            tie=tie,
            confirmed=True if before.get(household) == workers[at].person else None,
        )
        for household, (at, tie) in plan.given.items()
    ]
    copying.give_keys(lines)
    copying.copy(ProposalLine, lines)
    Proposal.objects.filter(pk=proposal.pk).update(state=Going.DONE, done_at=now, figures=plan.figures.plain())
    return plan


def _beside(grids: Iterable[int], touching: dict[int, list[int]]) -> set[int]:
    """Grids of the same village or community that border on these: whoever has room helps out there."""
    nodes = tree.get().nodes
    pairs = ((each, grid) for grid in grids for each in touching.get(grid, ()))
    return {each for each, grid in pairs if nodes[each].parent_id == nodes[grid].parent_id}


def _taken(proposal: Proposal, known: Files) -> dict[int, int]:
    """How many households each agent has that this proposal does not touch."""
    theirs = Household.objects.present().filter(agent__isnull=False)
    if proposal.anew:
        theirs = theirs.exclude(pk__in=known.values("pk"))
    taken: dict[int, int] = defaultdict(int)
    for agent in theirs.values_list("agent_id", flat=True):
        taken[agent] += 1
    return taken


def _homes(households: Files, middles: dict[int, tuple[float, float]]) -> list[Home]:
    """Households by building, each where its spots lie, or beside one another in the middle of the grid."""
    found: dict[tuple[int, str], Home] = {}
    seen: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    rows = households.order_by("area_id", "building", "code").only("pk", "area_id", "building", "spot", "agent_id")
    for row in rows.iterator(chunk_size=5000):
        key = (row.area_id, row.building)
        if key not in found:
            x, y = middles.get(row.area_id, (0.0, 0.0))
            found[key] = Home(row.area_id, row.building, x + STEP * _number(row.building), y, [])
        home = found[key]
        home.households.append(row.pk)
        if row.agent_id:
            home.agents[row.agent_id] = home.agents.get(row.agent_id, 0) + 1
        if at := spots.read(row.spot):
            seen[key].append(at)
    for key, spotted in seen.items():
        found[key].x, found[key].y = _km(np.mean(spotted, axis=0))
    return list(found.values())


def _workers(
    grids: set[int], middles: dict[int, tuple[float, float]], taken: dict[int, int], now: datetime
) -> list[Worker]:
    """Whoever holds a post of contact in or around these grids, with the ties they have there."""
    least, most = span()
    whole = tree.get()
    around = {each for grid in grids for each in whole.lineage(grid)[1:]}
    posts = Post.objects.held_on(timezone.localdate(now)).of_kinds(*IN_CONTACT)
    reach: dict[int, set[int]] = defaultdict(set)
    for person, area in (
        posts.filter(area__in=around, person__active=True).order_by("id").values_list("person_id", "area_id")
    ):
        reach[person] |= {grid for grid in grids if area in whole.lineage(grid)}
    ties: dict[int, list[tuple[str, frozenset[int], str]]] = defaultdict(list)
    limits: dict[int, int] = {}
    for tie in Tie.objects.filter(person__in=list(reach), area__in=around).order_by("pk"):
        inside = frozenset(grid for grid in grids if tie.area_id in whole.lineage(grid))
        ties[tie.person_id].append((tie.kind, inside, tie.building))
        reach[tie.person_id] |= inside
        if tie.most:
            limits[tie.person_id] = min(tie.most, limits.get(tie.person_id, tie.most))
    return [
        _worker(person, places, ties[person], middles, least, limits.get(person, most), taken.get(person, 0))
        for person, places in sorted(reach.items())
        if limits.get(person, most) > taken.get(person, 0)
    ]


def _worker(
    person: int,
    places: set[int],
    ties: list[tuple[str, frozenset[int], str]],
    middles: dict[int, tuple[float, float]],
    least: int,
    most: int,
    taken: int,
) -> Worker:
    """`taken` households count against both ends of the span."""
    own = next((grids for kind in ("home", "wish", "work", "trade") for k, grids, _b in ties if k == kind), None)
    at = np.mean([middles.get(grid, (0.0, 0.0)) for grid in (own or places)], axis=0)
    room = max(most - taken, 0)
    return Worker(person, frozenset(places), ties, float(at[0]), float(at[1]), min(max(least - taken, 0), room), room)


def _ground(grids: set[int]) -> tuple[dict[int, tuple[float, float]], dict[int, list[int]]]:
    """Where the grids lie, in kilometres, and which of them touch."""
    drawn = {
        pk: shape(boundary)
        for pk, boundary in Area.objects.filter(pk__in=grids, boundary__isnull=False).values_list("pk", "boundary")
    }
    middles = {pk: _km((each.centroid.x, each.centroid.y)) for pk, each in drawn.items()}
    keys, shapes = list(drawn), list(drawn.values())
    index = shapely.STRtree(shapes)
    pairs = index.query([shapely.buffer(each, BORDER) for each in shapes], predicate="intersects").T
    touching: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs.tolist():
        if one != other:
            touching[keys[one]].append(keys[other])
    return middles, touching


def _km(point: Iterable[float]) -> tuple[float, float]:
    lon, lat = point
    return float(lon) * KM_PER_DEGREE * float(np.cos(np.radians(lat))), float(lat) * KM_PER_DEGREE


def _number(building: str) -> int:
    found = NUMBER.search(building)
    return int(found.group()) % 1000 if found else 0
