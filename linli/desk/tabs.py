"""The queue's tabs: which of the open cases they hold, and who has use for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.cases.models import Assignment
from linli.cases.queries import Cases
from linli.cases.words import Status
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.people.powers import powers

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `within_area`: its cases are those of the area asked about; else one's own, anywhere."""

    name: Any
    cases: Callable[[Cases, Account, datetime], Cases]
    permission: P = P.CASE_VIEW
    within_area: bool = True
    icon: str = ""


def of_status(status: Status) -> Callable[[Cases, Account, datetime], Cases]:
    """Those that stand in one state."""
    return lambda cases, _account, _now: cases.at(status)


def due_today(cases: Cases, _account: Account, now: datetime) -> Cases:
    """Those not yet over, but over before the day is."""
    return cases.due_between(now, midnight_after(now))


def midnight_after(now: datetime) -> datetime:
    """When the day is over."""
    return timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time()))


def mine(cases: Cases, account: Account, _now: datetime) -> Cases:
    """Those in my hands, and those of my organisations that nobody has begun."""
    led = cases.open().filter(lead__in=sorted(powers(account).organisation_ids))
    return led.filter(Q(handler=account.pk) | Q(handler__isnull=True))


def offered(cases: Cases, account: Account, _now: datetime) -> Cases:
    """Those offered that fit what I can do."""
    return cases.at(Status.OFFERED).filter(wanted_skill__in=["", *account.person.skills])


def assisting(cases: Cases, account: Account, _now: datetime) -> Cases:
    """Those to which my organisations were called in, and whose part is not done."""
    mine = sorted(powers(account).organisation_ids)
    parts = Assignment.objects.filter(part=Assignment.Part.ASSIST, ended_at__isnull=True, organisation__in=mine)
    return cases.open().assisted_by(mine).filter(Exists(parts.filter(case=OuterRef("pk"))))


TABS = {
    OPEN: Tab(_("All open"), lambda cases, _account, _now: cases.open(), icon="list"),
    "overdue": Tab(_("Overdue"), lambda cases, _account, now: cases.overdue(at=now), icon="alert-triangle"),
    "today": Tab(_("Due today"), due_today, icon="clock-exclamation"),
    "new": Tab(_("New here"), of_status(Status.RECEIVED), P.CASE_ACCEPT, icon="inbox"),
    "offered": Tab(_("To be claimed"), offered, P.CASE_CLAIM, icon="hand-stop"),
    "mine": Tab(_("In my hands"), mine, P.CASE_WORK, within_area=False, icon="user"),
    "first_asked": Tab(
        _("Asked of me first"),
        lambda cases, account, _now: cases.first_asked(account.pk),
        P.CASE_REGISTER,
        within_area=False,
        icon="user-question",
    ),
    "assisting": Tab(_("Assisting"), assisting, P.CASE_WORK, within_area=False, icon="messages"),
    "check": Tab(_("To be verified"), of_status(Status.DONE), P.CASE_VERIFY, icon="checks"),
    "listed": Tab(_("On the list"), lambda cases, _account, _now: cases.listed(), P.CASE_SUPERVISE, icon="eye"),
    "extension": Tab(
        _("More time asked for"),
        lambda cases, _account, _now: cases.extension_asked(),
        P.CASE_EXTEND,
        icon="clock-exclamation",
    ),
    "redo": Tab(_("Redo asked for"), lambda cases, _account, _now: cases.unhappy(), P.CASE_REDO, icon="refresh"),
}
