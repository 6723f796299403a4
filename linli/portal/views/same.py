"""Others have said this: what is near in place and words, before one sends. It never stands in anybody's way."""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.insight.likely import excerpt, likely
from linli.portal.forms import SubmitForm
from linli.portal.joining import SALT
from linli.portal.views.submit import page


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the public may know of a case. `token` says that it was offered, and to nobody else's profit."""

    token: str
    category: str
    where: str
    day: str
    words: str


@require_POST
def same(request: HttpRequest) -> HttpResponse:
    """The candidates: for a script the list alone, otherwise the form again with the list in it."""
    form = SubmitForm(request.POST)
    found = candidates(form) if form.is_valid() else []
    if request.headers.get("X-Part"):
        return render(request, "portal/same.html", {"same": found})
    shown: dict[str, Any] = {"same": found, "looked": True}
    return page(request, SubmitForm(initial=request.POST.dict()), **shown)


def candidates(form: SubmitForm) -> list[Candidate]:
    """Cases that may say the same, with public facts only."""
    submission = form.submission()
    return [_candidate(case) for case in likely(submission.text, submission.area_id, timezone.now())]


def _candidate(case: Case) -> Candidate:
    category = str(tables.get().categories.get(case.category_id or 0, ""))
    day = timezone.localdate(case.received_at)
    token = signing.dumps(case.pk, salt=SALT)
    return Candidate(token, category, str(tree.get().nodes[case.area_id]), f"{day:%m-%d}", excerpt(case))
