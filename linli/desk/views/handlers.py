"""Who serves in an organisation: the second list of the form that assigns."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_safe

from linli.desk.case_page import seen_by
from linli.desk.handing import handlers_of
from linli.people.doors import permitted
from linli.people.permissions import Permission


@permitted(Permission.CASE_ASSIGN)
@require_safe
def handlers(request: HttpRequest, pk: int) -> HttpResponse:
    """The options, for the organisation chosen in the list before."""
    account: Any = request.user
    seen_by(account, pk)
    chosen = request.GET.get("organisation", "")
    found = handlers_of(int(chosen)) if chosen.isdecimal() else []
    return HttpResponse(
        format_html('<option value="">—</option>{}', format_html_join("", '<option value="{}">{}</option>', found))
    )
