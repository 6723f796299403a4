"""Accounts of points: the list, a statement to look at, to print and to take along; one's own."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.core.tables_out import TYPES, written
from linli.desk.face import show
from linli.desk.points.finding import known
from linli.desk.points.offering import tabs
from linli.people.doors import signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points import actions, expiry, rules, statement
from linli.points.models import Holder
from linli.points.practice import points
from linli.volunteers.models import Volunteer

PAGE, EVERYTHING = 50, 100_000


@signed_in
@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    """Accounts in an area, those with most earned first; or the one that a code or number means."""
    account: Any = request.user
    _require(account)
    said = request.GET
    if said.get("code"):
        try:
            found = known(said["code"], by=account, field="code")
            if Holder.objects.visible_to(account).filter(pk=found.pk).exists():
                return redirect(found.get_absolute_url())
            raise Refusal(_("This account is kept elsewhere."))
        except Refusal as refusal:
            messages.error(request, str(refusal))
    rows = Holder.objects.visible_to(account).with_owners()
    area = said.get("area", "")
    if area.isdecimal() and int(area) in tree.get().nodes:
        rows = rows.within(int(area))
    after = said.get("after", "").partition("-")
    if after[0].isdecimal() and after[2].isdecimal():
        rows = rows.after(int(after[0]), int(after[2]))
    shown = list(rows.order_by("-earned", "id")[: PAGE + 1])
    last = shown[PAGE - 1] if len(shown) > PAGE else None
    context = {
        "tabs": tabs(account, "holders"),
        "said": points(),
        "rows": [(each, points().grade(each.earned), tree.get().node(each.area_id)) for each in shown[:PAGE]],
        "places": options(area),
        "code": said.get("code", ""),
        "next": urlencode({"area": area, "after": f"{last.earned}-{last.pk}"}) if last else "",
    }
    return show(request, "desk/points/holders.html", context, here="points")


@signed_in
@require_safe
def holder(request: HttpRequest, pk: int) -> HttpResponse:
    """A statement."""
    return _statement(request, _seen(request, pk))


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own account; or that there is none yet."""
    account: Any = request.user
    own = _own(account)
    if own is not None:
        return _statement(request, own, here="mine")
    context = {"tabs": tabs(account, "mine"), "said": points()}
    return show(request, "desk/points/none.html", context, here="points")


@signed_in
@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The statement as a file, the oldest line first."""
    if form not in TYPES:
        raise Http404
    found = _seen(request, pk)
    rows = statement.rows(found, size=EVERYTHING)[::-1]
    content = written(form, statement.headings(), (statement.cells(row) for row in rows))
    kept = {"Content-Disposition": f'attachment; filename="points-{found.code}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers=kept)


@signed_in
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """A slip to print: the balance, the last lines, and the code by which the statement is found."""
    found = _seen(request, pk)
    address = request.build_absolute_uri(reverse("portal:points:statement", args=[found.code]))
    context = {"holder": found, "said": points(), "rows": statement.rows(found, size=10), "qr": square(address)}
    return show(request, "desk/points/slip.html", {**context, "now": timezone.now()}, here="points")


@signed_in
@require_POST
def show_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether the name stands in rankings."""
    account: Any = request.user
    found = _seen(request, pk)
    try:
        actions.show_name(holder=found, shown=bool(request.POST.get("shown")), by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found.get_absolute_url())


def milestones(found: Holder) -> dict[str, Any]:
    """The grade reached, the next one, and each threshold with how many points are missing."""
    said = points()
    after = said.next_grade(found.earned)
    return {
        "grade": said.grade(found.earned),
        "next_grade": after,
        "missing": after.value - found.earned if after else 0,
        "thresholds": [(each, max(each.value - found.earned, 0)) for each in said.thresholds],
        "owed": rules.owed(found),
        "expiring": expiry.coming(found),
    }


def _statement(request: HttpRequest, found: Holder, *, here: str = "") -> HttpResponse:
    account: Any = request.user
    before = request.GET.get("before", "")
    rows = statement.rows(found, before=int(before) if before.isdecimal() else None)
    keeps = rules.why_not_keep(account, found.area_id) is None
    context = {
        "tabs": tabs(account, here),
        "said": points(),
        "holder": found,
        "area": tree.get().full_name(found.area_id),
        "rows": rows,
        "earlier": rows[-1].number if rows and rows[-1].number > 1 else 0,
        "aside": statement.aside(found),
        "keeps": keeps,
        "own": rules.is_own(account, found),
        **milestones(found),
    }
    return show(request, "desk/points/holder.html", context, here="points")


def _require(account: Any) -> None:
    mine = powers(account)
    if not (mine.may(Permission.POINTS_KEEP, None) or mine.may(Permission.POINTS_CHECK, None)):
        raise Http404


def _own(account: Any) -> Holder | None:
    volunteer = Volunteer.objects.filter(account=account.pk).order_by("-pk").first()
    found = Holder.objects.with_owners()
    return (found.filter(volunteer=volunteer).first() if volunteer else None) or found.filter(
        person=account.person_id
    ).first()


def _seen(request: HttpRequest, pk: int) -> Holder:
    """The account, for whoever keeps or checks points there, and for whose it is."""
    account: Any = request.user
    found = Holder.objects.with_owners().filter(pk=pk).first()
    if found is None:
        raise Http404
    if rules.is_own(account, found) or Holder.objects.visible_to(account).filter(pk=pk).exists():
        return found
    raise Http404
