"""Whom a note can mention: the list that opens after an @."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from linli.cases.mentions import who_may
from linli.desk.case_page import seen_by
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

LONGEST = 30


@permitted(Permission.CASE_NOTE)
@require_safe
def who(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who may see the case and whose name begins with `q`, as buttons; 204 for nobody."""
    account: Any = request.user
    found: list[Account] = who_may(seen_by(account, pk), request.GET.get("q", "")[:LONGEST])
    if not found:
        return HttpResponse(status=204)
    named = ((each.person.name, each.person.name) for each in found)
    button = '<button type="button" class="dropdown-item" data-name="{}">{}</button>'
    return HttpResponse(format_html("{}", format_html_join("", button, named)))
