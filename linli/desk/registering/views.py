"""Register a case for a resident; then the slip."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.registering import ways
from linli.desk.registering.box import BoxForm
from linli.desk.registering.fields import place_names
from linli.desk.registering.forms import AskedForm, QuickForm, RegisterForm
from linli.desk.registering.particulars import parts
from linli.desk.registering.ways import Way
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_REGISTER)
def window(request: HttpRequest) -> HttpResponse:
    """The window: one screen, which Tab goes through once; Enter, or Ctrl and Enter, leads to the slip."""
    return form_page(request, ways.WINDOW, QuickForm, "desk/registering/window.html")


@permitted(Permission.CASE_REGISTER)
def box(request: HttpRequest) -> HttpResponse:
    """The letter boxes: what lay in them, typed or scanned."""
    return form_page(request, ways.BOX, BoxForm, "desk/registering/box.html")


@permitted(Permission.CASE_REGISTER)
def register(request: HttpRequest) -> HttpResponse:
    """Any other way: visit, patrol, meeting, enterprise, transfer from above."""
    return form_page(request, ways.ANY, RegisterForm, "desk/registering/register.html")


def form_page(request: HttpRequest, way: Way, kind: type[AskedForm], template: str) -> HttpResponse:
    """Show the form, or register what was written down and lead to the slip. 404 where the practice keeps it closed."""
    account: Any = request.user
    if not ways.is_open(way):
        raise Http404
    channel = ways.first_open(way) if way.channels else None
    if request.method != "POST":
        return shown(request, way, kind(account=account, channel=channel, initial=request.GET.dict()), template)
    form = kind(request.POST, request.FILES, account=account, channel=channel)
    if case := registered(form, account):
        return to_slip(request, case, way, _("Registered as No. %(number)s."))
    return shown(request, way, form, template, status=REFUSED)


def registered(form: AskedForm, account: Any) -> Case | None:
    """The case that the form registers; None when it is refused, and the form then says why."""
    if not form.is_valid():
        return None
    try:
        return cases.register(form.submission(), by=account, now=timezone.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def to_slip(request: HttpRequest, case: Case, way: Way, said: str) -> HttpResponse:
    """Lead to the slip, which says what was done, and from which one goes on to the next case of this way."""
    messages.success(request, said % {"number": case.pk})
    return redirect(f"{reverse('desk:slip', args=[case.pk])}?{way.address.partition(':')[2]}")


def shown(
    request: HttpRequest, way: Way, form: AskedForm, template: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page with the form, and the links to the other ways."""
    context = {
        "form": form,
        "ways": ways.ways(way),
        "way": way,
        "places": place_names(form.areas) if isinstance(form, QuickForm) else "",
        "particulars": parts(form) if isinstance(form, RegisterForm) else (),
    }
    return show(request, template, context | more, here="register", status=status)
