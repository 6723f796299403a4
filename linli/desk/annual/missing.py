"""Whose yearly report is missing, and the circular to them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.annual import actions
from linli.annual.missing import missing as found_missing
from linli.annual.models import Circular
from linli.annual.practice import annual
from linli.annual.queries import below, reads
from linli.annual.words import State
from linli.areas.models import Area
from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.households.doing import press
from linli.people.doors import permitted
from linli.people.permissions import Permission

LAST = 10


@permitted(Permission.ANNUAL_READ)
def missing(request: HttpRequest, form: str, year: int, area: int) -> HttpResponse:
    """Who has not handed in; a press sends the circular."""
    account: Any = request.user
    this = annual().form(form)
    if this is None or area not in reads(account).get(form, []) or year not in range(2000, 2200):
        raise Http404
    if request.method == "POST":
        place = Area.objects.get(pk=area)
        return press(
            request,
            lambda: actions.circulate(form=this, area=place, year=year, by=account, now=timezone.now()),
            said=_("The circular went to everybody on this list. Once a day is enough."),
            back=reverse("desk:annual:missing", args=[form, year, area]),
        )
    whole, today = tree.get(), timezone.localdate()
    rows = found_missing(this, below([area]), year, today=today)
    context = {
        "this": this,
        "year": year,
        "where": whole.node(area),
        "due_on": annual().due_on(year),
        "over": today > annual().due_on(year),
        "rows": [(each.post, whole.full_name(each.post.area_id), dict(State.choices).get(each.state)) for each in rows],
        "sent": Circular.objects.filter(form=form, area=area, year=year)
        .select_related("by__person")
        .order_by("-pk")[:LAST],
    }
    return show(request, "desk/annual/missing.html", context, here="annual")
