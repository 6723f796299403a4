"""Ordering an item, and asking for what is not on offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.notify.actions import texts_go_out
from linli.portal import places
from linli.portal.services import shown
from linli.portal.services.forms import OrderForm
from linli.portal.services.views import known_area, version_of
from linli.services import actions
from linli.services.models import ServiceItem

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, code: str) -> HttpResponse:
    """The form, or the order and its receipt."""
    item, _version = version_of(code)
    if request.method != "POST":
        return _page(request, OrderForm(initial={"area": request.GET.get("area", "")}), item)
    form = OrderForm(request.POST)
    if form.is_valid():
        try:
            made = actions.order(form.ordered(item), now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:receipt", made.case.code)
    return _page(request, form, item, status=REFUSED)


def _page(request: HttpRequest, form: OrderForm, item: ServiceItem, *, status: int = 200) -> HttpResponse:
    _item, version = version_of(item.code)
    context = {
        "form": form,
        "item": item,
        "version": version,
        "key": form.key(),
        "materials": shown.materials(version, item.templates.order_by("pk")),
        "places": places.options(str(form["area"].value() or ""), unsure=True),
        "texts": texts_go_out(),
    }
    return render(request, "portal/services/order.html", context, status=status)


@require_POST
def wanted(request: HttpRequest) -> HttpResponse:
    """Somebody asks for what is not on offer; the editors of the menu see how often."""
    area_id = known_area(request.POST.get("area", "")) or next((root.id for root in tree.get().roots), None)
    if area_id is None:
        raise Http404
    code, words = request.POST.get("code", ""), request.POST.get("q", "")
    item = get_object_or_404(ServiceItem, code=code) if code else None
    sentence = ""
    try:
        actions.want(area_id=area_id, item=item, words=words, now=timezone.now())
    except Refusal as refusal:
        sentence = str(refusal)
    context = {"sentence": sentence, "q": words, "said": "" if sentence else _("Noted. Thank you.")}
    return render(request, "portal/services/wanted.html", context, status=REFUSED if sentence else 200)
