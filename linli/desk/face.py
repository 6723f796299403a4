"""What every page of the desk shows around itself: where one can go, what is unread, who one is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.desk.registering.ways import begins
from linli.notify.models import Notice
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import Powers, powers
from linli.points.practice import offered as points_offered

MOST = 100


@dataclass(frozen=True, slots=True)
class Nav:
    """The bar on top."""

    name: str
    unread: int
    here: str
    may_register: bool
    registering: str
    may_visit: bool
    may_read_diaries: bool
    may_see_board: bool
    may_follow_up: bool
    may_enter_holidays: bool
    may_change_rules: bool
    may_change_areas: bool
    may_change_posts: bool
    may_see_households: bool
    may_call_numbers: bool
    has_points: bool
    may_call_volunteers: bool


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    here: str = "",
    unread: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of the desk. `unread` when it is known already; otherwise it costs a query."""
    account: Any = request.user
    known = unread_of(account) if unread is None else unread
    return render(request, template, {**context, "nav": nav(account, powers(account), known, here)}, status=status)


def nav(account: Account, mine: Powers, unread: int, here: str) -> Nav:
    return Nav(
        name=str(account.person),
        unread=unread,
        here=here,
        may_register=mine.may(Permission.CASE_REGISTER, None),
        registering=begins().address,
        may_visit=mine.may(Permission.VISIT_RECORD, None),
        may_read_diaries=mine.may(Permission.DIARY_READ, None),
        may_see_board=mine.may(Permission.BOARD_VIEW, None),
        may_follow_up=mine.may(Permission.CASE_VERIFY, None) and mine.may(Permission.PERSONAL_REVEAL, None),
        may_enter_holidays=mine.may(Permission.PACK_APPLY, None),
        may_change_rules=mine.may(Permission.RULE_EDIT, None),
        may_change_areas=mine.may(Permission.AREA_EDIT, None),
        may_change_posts=mine.may(Permission.PEOPLE_EDIT, None),
        may_see_households=mine.may(Permission.HOUSEHOLD_VIEW, None),
        may_call_numbers=mine.may(Permission.QUEUE_CALL, None),
        has_points=points_offered(),
        may_call_volunteers=mine.may(Permission.TASK_CALL, None),
    )


def unread_of(account: Account) -> int:
    """How many notices are not yet read, MOST at most."""
    return Notice.objects.filter(account=account, read_at__isnull=True)[:MOST].count()
