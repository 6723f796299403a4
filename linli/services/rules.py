"""Who may do what with items, orders and menus, and why not. The button hides on these, and the action raises them."""

from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Status
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.services.models import Order, Paper
from linli.services.words import Kind, PaperState

GONE = (Status.WITHDRAWN, Status.DECLINED)


def why_not_edit(by: Any) -> str | None:
    """Why this account may not change items: they are the whole practice's, so the post must reach as far."""
    roots = tree.get().roots
    if roots and all(powers(by).may(Permission.SERVICE_EDIT, root.id) for root in roots):
        return None
    return _("Items are the same everywhere. Only a post for the whole place can change them; switches are yours.")


def why_not_handle(by: Any, case: Case) -> str | None:
    """Why this account may not see to the papers of an order: windows there, and whoever has the case in hand, may."""
    mine = powers(by)
    if mine.may(Permission.CASE_REGISTER, case.area_id) or mine.may(Permission.CASE_WORK, case.area_id):
        return None
    if case.lead_id and mine.may_for(Permission.CASE_WORK, case.lead_id):
        return None
    return _("Your posts do not include this here. Ask whoever has the case in hand.")


def why_not_step(order: Order, papers: list[Paper], steps: list[str]) -> str | None:
    """Why the next step cannot be marked as done: nothing left, or papers still missing.

    Incomplete papers hold up the first step, unless the item takes them (容缺) and they may follow; the last step needs
    all of them.
    """
    if order.kind != Kind.FOR_YOU:
        return _("The resident does this; there are no steps of ours to follow.")
    if order.case.status in GONE:
        return _("This was withdrawn or not taken on.")
    if order.steps_done >= len(steps):
        return _("All of the steps are done.")
    missing = [paper for paper in papers if paper.state == PaperState.MISSING]
    last = order.steps_done == len(steps) - 1
    if not last and order.item_version.incomplete_accepted:
        missing = [paper for paper in missing if not paper.later]
    if missing:
        names = _(", ").join(paper.name for paper in missing)
        return _("Still missing: %(names)s. Mark them when they are here, then go on.") % {"names": names}
    return None
