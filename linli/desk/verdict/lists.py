"""Whom somebody may call now, those whose time runs out first; and what has come of the calls so far."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from linli.cases.actions.following_up import SETTLED
from linli.cases.models import Assignment, Case, FollowUp
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

State = FollowUp.State
DAYS = timedelta(days=30)


def to_call(account: Account, now: datetime) -> Any:
    """Calls that may be made now, in the areas where the account checks what was done, of cases that it did not
    handle."""
    waiting = FollowUp.objects.filter(state=State.WAITING, call_until__gt=now, call_from__lte=now)
    cases = _mine(account).filter(status__in=SETTLED, grade__isnull=True)
    mine = Assignment.objects.filter(case=OuterRef("case"), account=account)
    found = waiting.filter(Exists(cases.filter(pk=OuterRef("case_id")).exclude(handler=account)), ~Exists(mine))
    found = found.filter(round=F("case__redo_count") + F("case__came_back"))
    return found.select_related("case", "taken_by__person").order_by("call_until", "id")


def seen_by(account: Account) -> Any:
    """Every follow-up of a case that the account may see and check."""
    return FollowUp.objects.filter(case__in=_mine(account)).select_related("case__lead", "case__category")


def _mine(account: Account) -> Any:
    """Cases in the areas where the account may verify, as far as it may see them."""
    seen = Case.objects.visible_to(account)
    areas = powers(account).areas(Permission.CASE_VERIFY)
    wanted: Q = Q(pk__in=[])
    for area_id in areas:
        wanted |= Q(pk__in=Case.objects.within(area_id).values("pk")) if len(areas) > 1 else Q()
    return seen.within(areas[0]) if len(areas) == 1 else seen.filter(wanted)


def tally(account: Account, now: datetime) -> dict[str, int]:
    """What came of the calls of the last thirty days: state -> how many."""
    lately = FollowUp.objects.filter(call_from__gte=now - DAYS, call_from__lte=now, case__in=_mine(account))
    counted: Iterable[tuple[str, int]] = lately.values_list("state").annotate(total=Count("pk")).order_by()
    return dict(counted)
