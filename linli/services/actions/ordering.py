"""Ordering an item 点单: a case is registered, with the papers it needs; then its papers and steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.cases.actions import Arrived, Submission
from linli.cases.actions.arriving import NOTHING
from linli.cases.words import Channel
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import RESIDENT, Who
from linli.people.models import Account
from linli.services import promises, rules
from linli.services.models import ItemVersion, Order, Paper, ServiceItem, Switch
from linli.services.queries import in_force
from linli.services.words import PaperState

LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class Ordered:
    """What is ordered, where and by whom. `brought`: places of the papers that are here already, from 0 up. `key` makes
    the same form, sent twice, one order."""

    item: ServiceItem
    area_id: int
    words: str = ""
    channel: Channel = Channel.PORTAL
    key: UUID | None = None
    place: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    brought: Sequence[int] = ()
    arrived: Arrived = NOTHING


@transaction.atomic
def order(wanted: Ordered, *, by: Who = RESIDENT, now: datetime) -> Order:
    """Register the case and its papers. Sent again with the same key, it returns the order made first.

    Refusal for an item that is out of use, not in force yet, or not offered at the place; otherwise as `register`.
    """
    version = offered(wanted.item, wanted.area_id, now)
    text = clean(wanted.words, LONGEST)
    chosen = promises.chosen(version, wanted.area_id, now)
    submission = Submission(
        text="\n".join(filter(None, (_("I would like this to be done: %(name)s") % {"name": version}, text))),
        area_id=wanted.area_id,
        channel=wanted.channel,
        key=wanted.key,
        category=version.category,
        deadline_class=chosen,
        place=wanted.place,
        contact_name=wanted.contact_name,
        contact_phone=wanted.contact_phone,
        arrived=wanted.arrived,
    )
    case = cases.register(submission, by=by, now=now)
    if earlier := Order.objects.filter(case=case).first():
        return earlier
    made = Order.objects.create(case=case, item=wanted.item, item_version=version, kind=version.kind, at=now)
    _lay_out(made, version, wanted.brought, by)
    data = {"item": wanted.item.pk, "version": version.number, "case": case.pk}
    journal.record("order.made", made, by=by, at=now, data=data, area_id=case.area_id, new=True)
    facts = {"from": case.status, "to": case.status, "order": made.pk, "item": wanted.item.pk}
    journal.record("case.ordered", case, by=by, at=now, data=facts, words=version.name, area_id=case.area_id)
    return made


def offered(item: ServiceItem, area_id: int, now: datetime) -> ItemVersion:
    """What the item says today; Refusal when it is not to be had there."""
    version = in_force(item.pk, timezone.localdate(now)) if item.active else None
    if version is None:
        raise Refusal(
            _("This is not, or no longer, in the list of services. Choose another, or tell us what is wanted.")
        )
    lineage = tree.get().lineage(area_id) if area_id in tree.get().nodes else ()
    switches = dict(Switch.objects.filter(item=item, area__in=lineage).values_list("area_id", "offered"))
    if not next((switches[each] for each in reversed(lineage) if each in switches), True):
        sentence = _(
            "“%(name)s” is not offered in “%(place)s”. Ask for it there, and the editors of the menu hear of it."
        )
        raise Refusal(sentence % {"name": version, "place": tree.get().full_name(area_id)}, field="area")
    return version


def _lay_out(made: Order, version: ItemVersion, brought: Sequence[int], by: Who) -> None:
    """The papers, as the item has them; who takes the order holds those that were brought."""
    forms = {each.material: each.pk for each in made.item.templates.order_by("-pk")}
    holder = by if isinstance(by, Account) else None
    Paper.objects.bulk_create(
        Paper(
            order=made,
            place=place,
            name=each["name"],
            originals=each["originals"],
            copies=each["copies"],
            later=each["later"],
            template_id=forms.get(each["name"]),
            state=PaperState.BROUGHT if place in brought else PaperState.MISSING,
            holder=holder if place in brought else None,
        )
        for place, each in enumerate(version.materials)
    )


@transaction.atomic
def look_through(
    *, order: Order, states: Mapping[int, str], by: Account, now: datetime, seen: int | None = None
) -> Order:
    """Say of papers (by their place) that they were brought, are missing, or are not needed here. Who says that one was
    brought holds it. Refusal for one that somebody holds: hand it back first."""
    order = locked(order, by, seen)
    changed = []
    for paper in order.papers.select_for_update():
        state = PaperState(states.get(paper.place, paper.state))
        if state == paper.state:
            continue
        if paper.holder_id not in (None, by.pk) or paper.holder_body:
            raise Refusal(_("“%(name)s” is in other hands. It has to be handed back first.") % {"name": paper.name})
        paper.state, paper.holder = state, by if state == PaperState.BROUGHT else None
        paper.save(update_fields=["state", "holder"])
        changed.append([paper.place, state.value])
    if changed:
        _touch(order)
        journal.record("order.papers", order, by=by, at=now, data={"papers": changed}, area_id=order.case.area_id)
    return order


@transaction.atomic
def step_done(*, order: Order, by: Account, now: datetime, words: str = "", seen: int | None = None) -> Order:
    """Mark the next step as done; the resident reads it, with a remark."""
    order = locked(order, by, seen)
    steps = order.item_version.steps
    if sentence := rules.why_not_step(order, list(order.papers.all()), steps):
        raise Refusal(sentence)
    order.steps_done += 1
    _touch(order)
    data = {"step": order.steps_done}
    said = clean(words, LONGEST, field="words")
    journal.record("order.stepped", order, by=by, at=now, data=data, words=said, area_id=order.case.area_id)
    return order


def locked(order: Order, by: Account, seen: int | None) -> Order:
    """The order, locked; NotAllowed or WrongState."""
    found = (
        Order.objects.select_for_update(of=("self",)).select_related("case", "item_version", "item").get(pk=order.pk)
    )
    if sentence := rules.why_not_handle(by, found.case):
        raise NotAllowed(sentence)
    if seen is not None and seen != found.version:
        raise WrongState(_("Somebody changed this order while you were looking at it. Below is how it is now."))
    return found


def _touch(order: Order) -> None:
    order.version += 1
    order.save(update_fields=["version", "steps_done", "receipts"])
