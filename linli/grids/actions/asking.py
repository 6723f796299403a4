"""Asking for work that the worker does: a proposal of agents, contact cards."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.grids.models import CardRun, Proposal
from linli.grids.places import grids_under
from linli.grids.words import Going
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require

TO_DO = (Going.WAITING, Going.RUNNING)


@transaction.atomic
def ask_proposal(*, area: Area, anew: bool, by: Account, now: datetime) -> Proposal:
    """Have the program propose who looks after which household under an area. One at a time for each area."""
    require(by, Permission.PEOPLE_EDIT, area_id=area.pk)
    Area.objects.select_for_update().get(pk=area.pk)
    if Proposal.objects.filter(area=area, state__in=TO_DO).exists():
        raise Refusal(_("A proposal for “%(name)s” is under way already.") % {"name": area}, field="area")
    proposal = Proposal.objects.create(area=area, anew=anew, asked_by=by, asked_at=now)
    journal.record("proposal.asked", proposal, by=by, at=now, data={"anew": anew}, area_id=area.pk, new=True)
    return proposal


@transaction.atomic
def ask_cards(*, area: Area, address: str, by: Account, now: datetime) -> CardRun:
    """Have contact cards printed for every grid under an area; `address`: of the portal, as the square codes have it.
    Asked twice while it is under way, it is one."""
    require(by, Permission.HOUSEHOLD_VIEW, area_id=area.pk)
    Area.objects.select_for_update().get(pk=area.pk)
    if under_way := CardRun.objects.filter(area=area, asked_by=by, state__in=TO_DO).first():
        return under_way
    size = len(grids_under(tree.get(), area.pk))
    if not size:
        raise Refusal(_("There is no grid in “%(name)s”.") % {"name": area}, field="area")
    language = get_language() or ""
    run = CardRun.objects.create(area=area, address=address, language=language, size=size, asked_by=by, asked_at=now)
    journal.record("cardrun.asked", run, by=by, at=now, data={"grids": size}, area_id=area.pk, new=True)
    return run
