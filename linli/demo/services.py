"""What an invented locality does with its list of services: a menu, orders with their papers, some done on behalf."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.cases.models import Case
from linli.demo.lives import code
from linli.demo.staff import Staff
from linli.journal.actions import RESIDENT
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.services import actions
from linli.services.actions import Ordered
from linli.services.models import Menu, MenuLine, Order, ServiceItem
from linli.services.words import Kind, PaperState

ORDERS, LINES, WANTED = 8, 8, ("修鞋", "裁裤脚", "修鞋", "磨剪刀")
SAID = ("示范：老人行动不便。", "示范：周末方便。", "")
ELSEWHERE = "示范区政务大厅窗口"


def serve(staff: Staff, dice: Random, now: datetime) -> None:
    """A published menu for the whole place, a few orders of the last minutes, and what was asked for in vain."""
    items = list(ServiceItem.objects.filter(active=True).order_by("code"))
    if not items:
        return
    root = tree.get().roots[0]
    _menu(Area.objects.get(pk=root.id), items[:LINES], now - timedelta(days=60))
    places = [node.id for node in tree.get().nodes.values() if node.active and node.depth > 1]
    for number, item in enumerate(dice.sample(items, min(ORDERS, len(items)))):
        _order(item, dice.choice(places), staff, dice, now - timedelta(minutes=number + 1))
    for words in WANTED:
        actions.want(area_id=root.id, words=words, now=now)


def _menu(area: Area, items: Sequence[ServiceItem], at: datetime) -> None:
    menu = Menu.objects.create(area=area, number=1, published_at=at)
    MenuLine.objects.bulk_create(MenuLine(menu=menu, item=item, place=place) for place, item in enumerate(items))


def _order(item: ServiceItem, area_id: int, staff: Staff, dice: Random, at: datetime) -> None:
    """Over the portal; at times the papers were brought to the nearest window since, and the first step is done."""
    wanted = Ordered(item=item, area_id=area_id, words=dice.choice(SAID))
    order = actions.order(wanted, by=RESIDENT, now=at)
    # Drawn from the seed, so that the same seed tells the same story again.
    Case.objects.filter(pk=order.case_id).update(code=code(dice))
    cases.route(case=order.case, now=at)  # as the reader does with a live one
    hand = staff.nearest(tree.get().lineage(area_id), Permission.CASE_REGISTER, dice)
    if hand and dice.random() < 0.5:
        _go_on(order, Account.objects.get(pk=hand.pk), at)


def _go_on(order: Order, by: Account, at: datetime) -> None:
    places = [paper.place for paper in order.papers.all()]
    order = actions.look_through(order=order, states=dict.fromkeys(places, PaperState.BROUGHT), by=by, now=at)
    if order.kind == Kind.FOR_YOU:
        order = actions.step_done(order=order, by=by, now=at, words="示范：材料收齐。")
    if places:
        actions.hand_over(order=order, places=places, by=by, now=at, to_body=ELSEWHERE)
