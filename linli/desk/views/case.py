"""One case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from linli.desk.case_page import page, seen_by
from linli.people.doors import permitted
from linli.people.permissions import Permission


@permitted(Permission.CASE_VIEW)
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The story, and what one may do now."""
    account: Any = request.user
    return page(request, seen_by(account, pk))
