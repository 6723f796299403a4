"""Somebody calls: the form with the number filled in, and beside it what this number asked before."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.phones import one_spelling
from linli.core.refusal import Refusal
from linli.desk.hotline.earlier import earlier
from linli.desk.registering import ways
from linli.desk.registering.forms import QuickForm
from linli.desk.registering.views import REFUSED, registered, shown, to_slip
from linli.people.doors import permitted
from linli.people.permissions import Permission

TEMPLATE, PART = "desk/hotline/hotline.html", "desk/hotline/earlier.html"


class CallForm(QuickForm):
    """A call. A number that changes brings what was asked from it before, and leaves what is typed as it is."""

    begins = "phone"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("initial", {}).get("phone"):
            self.begins = "text"
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs |= {
            "hx-get": reverse("desk:hotline"),
            "hx-trigger": "change",
            "hx-target": "#earlier",
        }


@vary_on_headers("HX-Request")
@permitted(Permission.CASE_REGISTER)
def hotline(request: HttpRequest) -> HttpResponse:
    """Show the form for a caller; register what was said, or add it to an earlier case of the same caller."""
    account: Any = request.user
    way = ways.HOTLINE
    if not ways.is_open(way):
        raise Http404
    sent = request.POST or request.GET
    channel, caller = ways.first_open(way), one_spelling(sent.get("phone") or sent.get("caller", ""))[:30]
    before: dict[str, Any] = {"caller": caller, "earlier": earlier(account, caller)}
    if request.headers.get("HX-Request"):
        return render(request, PART, before)
    if request.method != "POST" or "look" in request.POST:
        form = CallForm(account=account, channel=channel, initial={**request.POST.dict(), "phone": caller})
        return shown(request, way, form, TEMPLATE, **before)
    form = CallForm(request.POST, request.FILES, account=account, channel=channel)
    same = request.POST.get("same")
    case = added(form, account, same) if same else registered(form, account)
    if case is None:
        return shown(request, way, form, TEMPLATE, status=REFUSED, **before)
    return to_slip(request, case, way, _("Added to No. %(number)s.") if same else _("Registered as No. %(number)s."))


def added(form: CallForm, account: Any, number: str) -> Case | None:
    """The earlier case, with what was typed added to it word for word; None when that is refused."""
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    case = get_object_or_404(Case.objects.visible_to(account), pk=int(number))
    if not form.is_valid():
        return None
    said = form.cleaned_data
    files = {"photos": said["photos"], "documents": said["documents"]}
    try:
        return cases.say_more(case=case, by=account, now=timezone.now(), words=said["text"], **files)
    except Refusal as refusal:
        form.add_error("text", str(refusal))
        return None
