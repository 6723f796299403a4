"""Points, for whoever has some: what earns them, the rewards, one's own statement by code, the year's ranking."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.journal.actions import RESIDENT
from linli.points import actions, expiry, practice, rules
from linli.points import ranking as figures
from linli.points import statement as lines
from linli.points.models import Holder, Redeeming, Reward
from linli.portal import by_code
from linli.portal.views.own import kept_nowhere

REFUSED, SHOWN = 422, 20


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """What earns points and what they are worth; and the way to one's own statement, by one's code."""
    said = _said()
    rewards = Reward.objects.on_offer().filter(stock__gt=0).with_places().order_by("cost", "id")
    shown = {"said": said, "rewards": [(each, said.word(each.grade)) for each in rewards[:SHOWN]]}
    return by_code.ask(request, "portal/points/home.html", lambda typed: _way(request, typed), **shown)


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """The year's ranking, where the practice shows it: by name only whoever agreed."""
    said, year = _said(), timezone.localdate().year
    roots = tree.get().roots
    if not said.public_ranking or not roots:
        raise Http404
    people = figures.people(year, most=SHOWN)
    nodes = tree.get()
    shown = {
        "said": said,
        "year": year,
        "people": [(each, nodes.node(each.holder.area_id)) for each in people],
        "places": figures.places(year, area_id=roots[0].id),
    }
    return render(request, "portal/points/ranking.html", shown)


@kept_nowhere
@require_safe
def statement(request: HttpRequest, code: str) -> HttpResponse:
    """One's own statement."""
    return _statement(request, _own(request, code))


@kept_nowhere
@require_POST
def redeem(request: HttpRequest, code: str) -> HttpResponse:
    """Put a reward aside for oneself."""
    own, which = _own(request, code), request.POST.get("reward", "")
    reward = get_object_or_404(Reward, pk=int(which) if which.isdecimal() else 0)
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    try:
        actions.redeem(holder=own, reward=reward, key=key, by=RESIDENT, now=timezone.now())
    except Refusal as refusal:
        return _statement(request, _own(request, code), sentence=str(refusal), status=REFUSED)
    return redirect("portal:points:statement", code)


@kept_nowhere
@require_POST
def give_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What stands aside goes back, and the points come back."""
    own = _own(request, code)
    found = get_object_or_404(Redeeming, pk=pk, holder=own)
    try:
        actions.return_reward(redeeming=found, by=RESIDENT, now=timezone.now())
    except Refusal as refusal:
        return _statement(request, _own(request, code), sentence=str(refusal), status=REFUSED)
    return redirect("portal:points:statement", code)


@kept_nowhere
@require_POST
def shown(request: HttpRequest, code: str) -> HttpResponse:
    """Have one's name in rankings, or masked again."""
    own = _own(request, code)
    actions.show_name(holder=own, shown=bool(request.POST.get("shown")), by=RESIDENT, now=timezone.now())
    return redirect("portal:points:statement", code)


def _statement(request: HttpRequest, own: Holder, *, sentence: str = "", status: int = 200) -> HttpResponse:
    said, waiting = practice.points(), rules.owed(own)
    before = request.GET.get("before", "")
    rows = lines.rows(own, before=int(before) if before.isdecimal() else None, size=SHOWN)
    near = Reward.objects.on_offer().around(own.area_id).filter(stock__gt=0).with_places()
    after = said.next_grade(own.earned)
    shown_now: dict[str, Any] = {
        "said": said,
        "own": own,
        "rows": rows,
        "earlier": rows[-1].number if rows and rows[-1].number > 1 else 0,
        "rewards": [
            (each, rules.why_not_redeem(own, each, said, waiting=waiting))
            for each in near.order_by("cost", "id")[:SHOWN]
        ],
        "aside": lines.aside(own),
        "key": uuid4(),
        "grade": said.grade(own.earned),
        "next_grade": after,
        "missing": after.value - own.earned if after else 0,
        "thresholds": [(each, max(each.value - own.earned, 0)) for each in said.thresholds],
        "qr": square(request.build_absolute_uri(reverse("portal:points:statement", args=[own.code]))),
        "expiring": expiry.coming(own),
        "sentence": sentence,
    }
    return render(request, "portal/points/statement.html", shown_now, status=status)


def _said() -> practice.Points:
    """What the practice says; where it has no points, there is no page."""
    said = practice.points()
    if not said.offered:
        raise Http404
    return said


def _way(request: HttpRequest, typed: str) -> str:
    """To the statement of whose code it is: the account's own or the volunteer's."""
    own = by_code.typed(
        request,
        typed,
        lambda code: Holder.objects.filter(code=code).first() or Holder.objects.filter(volunteer__code=code).first(),
        _("There is no account of points with this code. Compare it with your slip."),
    )
    return reverse("portal:points:statement", args=[own.code])


def _own(request: HttpRequest, code: str) -> Holder:
    _said()
    return by_code.behind(request, code, Holder.by_code)
