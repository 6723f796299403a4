"""What stands on contact cards, and printing them in one go by the worker, with progress."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.areas.tree import Tree, tree
from linli.catalogue.tables import tables
from linli.core.alone import unless_held
from linli.core.refusal import Refusal
from linli.grids.models import CardRun
from linli.grids.places import grids_under
from linli.grids.printing import TEN, Card, Cards, Contact, sheets
from linli.grids.words import Going
from linli.people.models import Person, Post
from linli.people.words import IN_CONTACT, PostKind
from linli.residents.models import Household

LOCK = 0x43_41_52_44
EACH = 20  # grids between two words of progress
KEPT = timedelta(days=7)
PLAIN = "#9b1c1c"
log = logging.getLogger(__name__)


def print_all(*, now: datetime) -> int:
    """Print what was asked for, one process at a time; a run whose worker was killed is begun again. Old documents are
    thrown away. Returns how many were printed."""
    with unless_held(LOCK) as mine:
        if not mine:
            return 0
        for old in CardRun.objects.filter(done_at__lt=now - KEPT).exclude(file=""):
            default_storage.delete(old.file)
            CardRun.objects.filter(pk=old.pk).update(file="")
        asked = CardRun.objects.filter(state__in=(Going.WAITING, Going.RUNNING)).order_by("pk")
        for run in asked:
            _print(run)
        return len(asked)


def _print(run: CardRun) -> None:
    mine = CardRun.objects.filter(pk=run.pk)
    mine.update(state=Going.RUNNING, done=0)

    def told(number: int) -> None:
        if number % EACH == 0:
            mine.update(done=number)

    try:
        with override(run.language or None):
            drawn = of_grids([node.id for node in grids_under(tree.get(), run.area_id)], run.address)
            document = sheets(drawn, accent(), told)
        name = default_storage.save(f"cards/{run.pk}.pdf", ContentFile(document))
        mine.update(state=Going.DONE, done=len(drawn), size=len(drawn), file=name, done_at=timezone.now())
    except Refusal as refusal:
        mine.update(state=Going.FAILED, trouble=str(refusal)[:300], done_at=timezone.now())
    except Exception:  # said on its page; what others asked for goes on
        log.exception("Cards %s", run.pk)
        mine.update(state=Going.FAILED, done_at=timezone.now())


def of_grids(grids: Iterable[int], address: str) -> list[list[Card]]:
    """The ten cards of each grid: a household's own agent comes first on it where it has one, else the grid's people.
    Three queries, however many grids."""
    whole, grids = tree.get(), list(grids)
    held, shares = _contacts(whole, grids), _households(grids)
    agents = Person.objects.filter(active=True).in_bulk({each for shared in shares.values() for each in shared if each})
    return [
        [_card(whole, grid, _first(agents.get(agent or 0), held[grid]), address) for agent in ten(shares[grid])]
        for grid in grids
    ]


def ten(households: Mapping[int | None, int]) -> list[int | None]:
    """Whose agent (None: nobody's) each of ten cards names, as their households are shared: at least one for each of
    the ten who have most."""
    whose = sorted(households, key=lambda each: (-households[each], each or 0))[:TEN] or [None]
    cards = dict.fromkeys(whose, 1)
    for _card_left in range(TEN - len(whose)):
        cards[max(whose, key=lambda each: households.get(each, 1) / cards[each])] += 1
    return [each for each in whose for _card_of in range(cards[each])]


def _households(grids: list[int]) -> dict[int, dict[int | None, int]]:
    """How many households each agent, or nobody, has in each grid."""
    found: dict[int, dict[int | None, int]] = {grid: {} for grid in grids}
    here = Household.objects.present().filter(area__in=grids).order_by().values_list("area_id", "agent_id")
    for area, agent, count in here.annotate(n=Count("*")):
        found[area][agent] = count
    return found


def _first(agent: Person | None, held: list[Contact]) -> list[Contact]:
    """The household's own agent, then who looks after the grid."""
    if agent is None:
        return held
    own = Contact(_("Your agent"), agent.name, agent.phone)
    return [own, *(each for each in held if each.name != own.name)]


def of_household(household: Household, address: str) -> bytes:
    """The document with the one card of a household: its own agent first, then who looks after the grid."""
    whole = tree.get()
    held = _first(household.agent, _contacts(whole, [household.area_id])[household.area_id])
    document = Cards(accent())
    document.page(_card(whole, household.area_id, held, address, household.code))
    return document.bytes()


def accent() -> str:
    practice = tables.get().practice
    return (practice.accent if practice else "") or PLAIN


def _card(whole: Tree, grid: int, contacts: list[Contact], address: str, number: str = "") -> Card:
    practice = tables.get().practice
    locality = (practice.locality if practice else "") or ""
    link = f"{address}{reverse('portal:submit')}?area={grid}"
    return Card(whole.full_name(grid), locality, contacts, _hours(whole, grid), link, number)


def _hours(whole: Tree, grid: int) -> str:
    """The office hours that hold there, as residents read them."""
    practice = tables.get().practice
    own = whole.office_hours.get(grid)
    spells = own[1] if own else tuple(practice.office_hours if practice else ())
    said = _(", ").join(f"{opens}–{closes}" for opens, closes in spells)
    return _("Office hours on working days: %(hours)s") % {"hours": said} if said else ""


def _contacts(whole: Tree, grids: list[int]) -> dict[int, list[Contact]]:
    """Who looks after each grid today: the grid's own workers first, then those who hold it from further up."""
    around = {each for grid in grids for each in whole.lineage(grid)[1:]}
    posts = Post.objects.held_on(timezone.localdate()).of_kinds(*IN_CONTACT).filter(area__in=around)
    by_area: dict[int, list[Post]] = defaultdict(list)
    for post in posts.filter(person__active=True).select_related("person", "role").order_by("id"):
        by_area[post.area_id].append(post)
    found = {}
    for grid in grids:
        nearest = [post for area in reversed(whole.lineage(grid)) for post in by_area.get(area, ())]
        nearest.sort(key=lambda post: (post.kind != PostKind.GRID, post.kind == PostKind.REPORTING_IN))
        found[grid] = [
            Contact(post.title or str(post.role), post.person.name, post.person.phone) for post in nearest[:3]
        ]
    return found
