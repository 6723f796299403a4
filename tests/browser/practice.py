"""A practice as its pack has it, with two people who serve in it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from linli.areas.actions import keep_area
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.catalogue.models import Category
from linli.journal.actions import SYSTEM
from linli.packs.apply import apply
from linli.packs.check import load
from linli.packs.schema import Pack
from linli.people import actions as people
from linli.people.models import Organisation, Role
from linli.people.permissions import Permission as P

HEAD = [P.CASE_ACCEPT, P.CASE_CLASSIFY, P.CASE_ASSIGN, P.CASE_OFFER, P.CASE_VERIFY, P.CASE_CLOSE, P.CASE_REDO]
HAND = [P.CASE_CLAIM, P.CASE_WORK, P.CASE_FINISH]


@dataclass(frozen=True)
class Setting:
    """Where the loop is walked: `path` are the names of the places down to `area`, the root left out."""

    pack: Pack
    area: Area
    path: list[str]
    lead: Organisation
    category: Category


def set_up(name: str) -> Setting:
    """Apply the pack; `head` may do all that is decided, `hand` the work. Their roles are the pack's own."""
    now = timezone.now()
    pack = load(name)
    apply(pack, by=SYSTEM, now=now)
    root = Area.objects.get(depth=1, active=True)
    area = Area.objects.get(code=pack.areas.named[-1].key)
    if area == root:  # the document names no place within; the next level's is invented
        area, _new = keep_area(code="shifan", name="示范社区", parent=root, by=SYSTEM, now=now)
    lead = Organisation.objects.filter(area=root).order_by("id")[0]
    for username, wanted in (("head", HEAD), ("hand", HAND)):
        role = Role.objects.filter(permissions__contains=wanted).order_by("id").first()
        serve(username, f"示范 {role}", lead, role, root)
    path = [str(tree.get().node(each)) for each in tree.get().lineage(area.pk)[1:]]
    return Setting(pack, area, path, lead, unrouted(pack))


def unrouted(pack: Pack) -> Category:
    """A category that no rule of the pack sends on by itself, so that people walk the whole loop."""
    routed = [key for rule in pack.routing.rules for key in rule.when.categories]
    narrow = Category.objects.exclude(parent=None).exclude(key__in=routed).exclude(parent__key__in=routed)
    return narrow.order_by("id")[0]


def serve(username: str, name: str, organisation: Organisation, role: Role, area: Area) -> None:
    """A visibly invented person with one post and an account."""
    now = timezone.now()
    person = people.add_person(name=name, by=SYSTEM, now=now)
    since = now.date() - timedelta(days=400)
    people.take_post(person=person, organisation=organisation, role=role, area=area, since=since, by=SYSTEM, now=now)
    people.open_account(person=person, username=username, password=f"{username}-password", by=SYSTEM, now=now)
