"""The list of household files, by tab and place, and what a search finds."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.households.rows import Row, rows_found, rows_of
from linli.desk.households.tabs import PAGE, TABS
from linli.desk.places import PlaceField, WithinSelect
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.residents.models import Household
from linli.residents.searching import search


class AskForm(forms.Form):
    """What is asked of the list."""

    q = forms.CharField(label=_("Name, telephone, address or number"), required=False, max_length=80)
    area = PlaceField(label=_("Where"), required=False, widget=WithinSelect)


@permitted(P.HOUSEHOLD_VIEW)
@require_safe
def households(request: HttpRequest) -> HttpResponse:
    """A page of files that the account may see, or what it looks for among them."""
    account: Any = request.user
    form = AskForm(request.GET)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {"q": "", "area": None}
    chosen = request.GET.get("tab", "")
    key = chosen if chosen in TABS else "all"
    context: dict[str, Any] = {"form": form, "key": key, "asked": asked, **_may(account)}
    if asked["q"]:
        found = search(account, asked["q"])
        context |= {"rows": rows_found(found.rows), "found": found}
    else:
        context |= _page(account, key, asked["area"], request.GET.get("after", ""))
    context["tabs"] = [(each, TABS[each], _address(tab=each, area=request.GET.get("area"))) for each in TABS]
    return show(request, "desk/households/list.html", context, here="households")


def _page(account: Account, key: str, area: int | None, after: str) -> dict[str, Any]:
    tab = TABS[key]
    known = area is not None and area in tree.get().nodes
    files: Any = Household.objects
    files = files.visible_in(account, area) if known else files.visible_to(account)
    wanted = tab.holds(files.present(), account, timezone.now())
    if after and (follows := tab.after(after)):
        wanted = wanted.filter(follows)
    read = list(wanted.select_related("agent").order_by(*tab.order)[: PAGE + 1])
    rows: list[Row] = rows_of(read[:PAGE])
    more = _address(tab=key, area=area, after=tab.spot(read[PAGE - 1])) if len(read) > PAGE else ""
    return {"rows": rows, "more": more, "found": None, "first": not after}


def _address(**asked: Any) -> str:
    said = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(said)}"


def _may(account: Account) -> dict[str, bool]:
    mine = powers(account)
    wanted = {"may_add": P.HOUSEHOLD_EDIT, "may_import": P.HOUSEHOLD_IMPORT, "may_join": P.HOUSEHOLD_JOIN}
    return {name: mine.may(permission, None) for name, permission in wanted.items()}
