"""Visibly invented people: a holder for every post the locality reports, and members up to its number."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, cycle

from linli.areas.models import Area
from linli.demo.organisations import Organisations
from linli.demo.plots import BRACKETS, Plot
from linli.demo.sizes import Sizes
from linli.packs.schema import Pack
from linli.packs.schema.people import PostTitle
from linli.people.bulk import Newcomer, Seat
from linli.people.models import Organisation, Role

MEMBER = "党员"


def newcomers(pack: Pack, wanted: Sizes, areas: Mapping[Plot, Area], organisations: Organisations) -> list[Newcomer]:
    """Everybody, post by post, then the members who hold none."""
    roles = {role.key: role for role in Role.objects.all()}
    found = [
        newcomer
        for post in pack.people.posts
        for newcomer in _holders(pack, post, wanted.posts.get(post.key, 0), areas, organisations, roles)
    ]
    plain = max(0, wanted.members - len(found))
    return found + [Newcomer(_numbered(MEMBER, number, plain)) for number in range(1, plain + 1)]


def _holders(
    pack: Pack,
    post: PostTitle,
    wanted: int,
    areas: Mapping[Plot, Area],
    organisations: Organisations,
    roles: Mapping[str, Role],
) -> Iterator[Newcomer]:
    """Those who hold a post; the first of each organisation in each area gets an account."""
    depth = next(level.depth for level in pack.areas.levels if level.key == post.level)
    turns = _turns([plot for plot in areas if plot.depth == depth], organisations, post.organisation_kind)
    title = BRACKETS.sub("", post.title.zh)
    signed_in: set[tuple[int, int]] = set()
    for number, plot in zip(range(1, wanted + 1), _in_turn(list(turns), wanted), strict=False):
        seat = Seat(next(turns[plot]).pk, roles[post.role], areas[plot].pk, post.title.zh, post.kind)
        first = (seat.organisation_id, seat.area_id) not in signed_in
        signed_in.add((seat.organisation_id, seat.area_id))
        username = f"{post.key}{number}" if first else ""
        yield Newcomer(_numbered(title, number, wanted), seat, username)


def _turns(plots: Sequence[Plot], organisations: Organisations, kind: str) -> dict[Plot, Iterator[Organisation]]:
    """Whose turn it is in each area. Areas that look up to the same organisations share one round of them."""
    rounds: dict[tuple[int, ...], Iterator[Organisation]] = {}
    found = {}
    for plot in plots:
        if here := organisations.of_kind(plot, kind):
            found[plot] = rounds.setdefault(tuple(each.pk for each in here), cycle(here))
    return found


def _in_turn(plots: Sequence[Plot], wanted: int) -> Iterator[Plot]:
    """Every area in turn; when there are fewer holders than areas, evenly spread over them."""
    if not plots:
        return
    step = max(1.0, len(plots) / wanted)
    for turn in count():
        yield plots[int(turn * step) % len(plots)]


def _numbered(title: str, number: int, total: int) -> str:
    return f"{title} {number:0{max(2, len(str(total)))}d}"
