"""A worker's day: whom to see and why, one big button, and the diary that writes itself. And the form behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.hints import hint
from linli.desk.visits.cards import Card, cards, firm_cards
from linli.desk.visits.forms import VisitForm
from linli.desk.visits.told import lines
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.visits import actions as visits
from linli.visits.actions import Recorded
from linli.visits.models import Visit
from linli.visits.practice import Patrol, patrols, themes_of
from linli.visits.today import Proposal, proposals

REFUSED = 422


@dataclass(frozen=True, slots=True)
class Stop:
    """A household of the day's route, as it is shown."""

    proposal: Proposal
    card: Card

    @property
    def asks(self) -> str:
        """What the form is opened with."""
        about = f"&about={self.proposal.about}" if self.proposal.about else ""
        return f"household={self.card.pk}&kind={self.proposal.kind}{about}"


@dataclass(frozen=True, slots=True)
class Round:
    """A patrol of the day: done at, or due until."""

    patrol: Patrol
    done_at: datetime | None
    due: bool


@permitted(Permission.VISIT_RECORD)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The day as it stands now."""
    account: Any = request.user
    now = timezone.now()
    made = todays(account, now)
    context = {
        "day": timezone.localdate(now),
        "stops": stops(account, now),
        "rounds": rounds(made, now),
        "themes": themes_of(timezone.localdate(now)),
        "lines": lines(made),
    }
    return show(request, "desk/visits/today.html", context, here="today")


def stops(account: Account, now: datetime) -> list[Stop]:
    """The day's route with its cards."""
    proposed = proposals(account, now=now)
    known = cards([each.household for each in proposed])
    return [Stop(each, known[each.household.pk]) for each in proposed]


def todays(account: Account, now: datetime) -> list[Visit]:
    """The visits of the day, in the order in which they were made."""
    mine = Visit.objects.filter(worker=account.pk, entry__day=timezone.localdate(now))
    return list(mine.select_related("household", "enterprise", "area").order_by("visited_at", "id"))


def rounds(made: Sequence[Visit], now: datetime) -> list[Round]:
    """The patrols of the day: when each was made, and whether it is due just now."""
    clock = timezone.localtime(now).time()
    done = {each.kind: each.visited_at for each in reversed(made)}
    return [
        Round(each, done.get(each.kind), each.kind not in done and each.begins <= clock <= each.ends)
        for each in patrols()
    ]


@permitted(Permission.VISIT_RECORD)
def visit(request: HttpRequest) -> HttpResponse:
    """The one form; then back to the day, which has written itself on."""
    account: Any = request.user
    if request.method != "POST":
        return _form(request, VisitForm(account=account, initial=request.GET.dict()))
    form = VisitForm(request.POST, request.FILES, account=account)
    if recorded := _recorded(form, account):
        messages.success(request, said(recorded))
        hint(request, form)
        return redirect("desk:today")
    return _form(request, form, status=REFUSED)


def _recorded(form: VisitForm, account: Account) -> Recorded | None:
    if not form.is_valid():
        return None
    try:
        return visits.record_visit(form.visited(), by=account, now=timezone.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def said(recorded: Recorded) -> str:
    """What came of the visit, in a sentence."""
    parts = [_("The visit is in your diary.")]
    if recorded.cases:
        numbers = _(", ").join(str(case.pk) for case in recorded.cases)
        parts.append(_("Registered as No. %(number)s.") % {"number": numbers})
    if recorded.warning:
        parts.append(recorded.warning)
    return " ".join(parts)


def _form(request: HttpRequest, form: VisitForm, *, status: int = 200) -> HttpResponse:
    card = cards([form.found])[form.found.pk] if form.found else None
    context = {
        "form": form,
        "card": card,
        "firm": firm_cards([form.firm])[0] if form.firm else None,
        "more": opened(form),
    }
    return show(request, "desk/visits/visit.html", context, here="today", status=status)


def opened(form: VisitForm) -> bool:
    """Whether the fold with what is rarely needed stands open."""
    return bool(form.firm) or any(
        form[name].errors or (form.is_bound and form[name].value()) for name in ("area", "place", "code", "theme")
    )
