"""Items at the desk: listed, written in versions, switched by area, taken out of use, with their blank forms."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.models import Area
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.documents import read_document
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.services.forms import ItemForm, SheetForm, TemplateForm
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.services import actions, limits, practice
from linli.services.models import ItemVersion, ServiceItem, Switch
from linli.services.queries import in_force
from linli.services.rules import why_not_edit
from linli.services.searching import LONGEST, search
from linli.services.shelf import asked
from linli.services.words import Origin

REFUSED, A_PAGE = 422, 50


@signed_in
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Every item in use, found as residents find it, with how often it was ordered in a year."""
    return listed(request, SheetForm())


def listed(request: HttpRequest, form: SheetForm, *, status: int = 200) -> HttpResponse:
    said = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("q", "list", "kind")}
    found = search(said["q"], list_name=said["list"], kind=said["kind"])
    page = max(1, int(request.GET["page"])) if request.GET.get("page", "").isdecimal() else 1
    rows, times = found.entries[(page - 1) * A_PAGE : page * A_PAGE], asked.get()
    context = {
        "said": said,
        "lists": practice.lists(),
        "kinds": practice.kinds(),
        "rows": [
            (each, practice.list_word(each.list_name), practice.kind_word(each.kind), times.get(each.item_id, 0))
            for each in rows
        ],
        "near": found.near,
        "total": len(found.entries),
        "more": f"?{urlencode({**said, 'page': str(page + 1)})}" if len(found.entries) > page * A_PAGE else "",
        "gone": ServiceItem.objects.filter(active=False).order_by("code") if not said["q"] else (),
        "why_not": why_not_edit(request.user),
        "may_edit": powers(request.user).may(Permission.SERVICE_EDIT, None),
        "sheet_form": form,
    }
    return show(request, "desk/services/items.html", context, here="services", status=status)


@permitted(Permission.SERVICE_EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """A new item."""
    account: Any = request.user
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            version = actions.write(
                code=said["code"], details=form.details(), since=said["since"], by=account, now=timezone.now(), new=True
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("“%(name)s” stands in the list.") % {"name": version})
            return redirect("desk:service", version.item.code)
    context = {"form": form, "why_not": why_not_edit(account)}
    status = REFUSED if form.errors else 200
    return show(request, "desk/services/new.html", context, here="services", status=status)


@signed_in
@require_safe
def item(request: HttpRequest, code: str) -> HttpResponse:
    """What an item says now, said before, and will say."""
    return page(request, get_object_or_404(ServiceItem, code=code))


def page(
    request: HttpRequest,
    found: ServiceItem,
    form: ItemForm | None = None,
    *,
    template_form: TemplateForm | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    """The item's page; with a refused form, that form stands open with what was typed."""
    today = timezone.localdate()
    now = in_force(found.pk, today)
    versions = list(found.versions.select_related("organisation").order_by("-since", "-number"))
    newest = now or versions[0]
    context = {
        "item": found,
        "version": newest,
        "today": today,
        "list": practice.list_word(newest.list_name),
        "kind": practice.kind_word(newest.kind),
        "promised": limits.told(newest.promised_amount, newest.promised_unit),
        "rows": [
            (each, Origin(each.origin).label, each.pk == (now.pk if now else 0), each.since > today)
            for each in versions
        ],
        "form": form or ItemForm(version=newest),
        "open": form is not None,
        "why_not": why_not_edit(request.user),
        "may_switch": powers(request.user).may(Permission.SERVICE_EDIT, None),
        "may_order": powers(request.user).may(Permission.CASE_REGISTER, None) and found.active and now,
        "switches": [
            (each, tree.get().full_name(each.area_id)) for each in Switch.objects.filter(item=found).order_by("area_id")
        ],
        "places": options(),
        "roots": tree.get().roots,
        "templates": found.templates.order_by("pk"),
        "template_form": template_form or (TemplateForm(version=newest) if newest.materials else None),
        "times": asked.get().get(found.pk, 0),
        "sentence": sentence,
    }
    return show(request, "desk/services/item.html", context, here="services", status=status)


@permitted(Permission.SERVICE_EDIT)
@require_POST
def write(request: HttpRequest, code: str) -> HttpResponse:
    """A new version."""
    found = get_object_or_404(ServiceItem, code=code)
    newest = in_force(found.pk, timezone.localdate()) or found.versions.order_by("-since", "-number").first()
    form = ItemForm(request.POST, version=newest)
    account: Any = request.user
    if form.is_valid():
        try:
            said = form.details()
            actions.write(
                code=code,
                details=said,
                since=form.cleaned_data["since"],
                by=account,
                now=timezone.now(),
                seen=_seen(request),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The new version is written; those before it stay."))
            return redirect("desk:service", code)
    return page(request, found, form, status=REFUSED)


@permitted(Permission.SERVICE_EDIT)
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take back a version whose day has not come."""
    found = get_object_or_404(ServiceItem, code=code)
    number = request.POST.get("number", "")
    version = get_object_or_404(ItemVersion, item=found, number=int(number) if number.isdecimal() else 0)
    return _done(request, found, lambda by, now: actions.withdraw(version=version, by=by, now=now, seen=_seen(request)))


@permitted(Permission.SERVICE_EDIT)
@require_POST
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Offer it in an area, or not; or as around it."""
    found = get_object_or_404(ServiceItem, code=code)
    typed = request.POST.get("area", "")
    area = get_object_or_404(Area, pk=int(typed) if typed.isdecimal() else 0)
    offered = {"on": True, "off": False}.get(request.POST.get("offered", ""))
    return _done(request, found, lambda by, now: actions.switch(item=found, area=area, offered=offered, by=by, now=now))


@permitted(Permission.SERVICE_EDIT)
@require_POST
def use(request: HttpRequest, code: str) -> HttpResponse:
    """Take it out of use, or into use again."""
    found = get_object_or_404(ServiceItem, code=code)
    take = actions.restore if "restore" in request.POST else actions.retire
    return _done(request, found, lambda by, now: take(item=found, by=by, now=now))


@permitted(Permission.SERVICE_EDIT)
@require_POST
def forms_of(request: HttpRequest, code: str) -> HttpResponse:
    """Add a blank form, or take one away."""
    found = get_object_or_404(ServiceItem, code=code)
    if "drop" in request.POST:
        template = get_object_or_404(found.templates, pk=int(request.POST["drop"]))
        return _done(request, found, lambda by, now: actions.drop_template(template=template, by=by, now=now))
    version = in_force(found.pk, timezone.localdate()) or found.versions.order_by("-number")[0]
    form = TemplateForm(request.POST, request.FILES, version=version)
    account: Any = request.user
    if form.is_valid():
        try:
            said = form.cleaned_data
            document = read_document(said["document"], field="document")
            actions.add_template(
                item=found, material=said["material"], document=document, by=account, now=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:service", code)
    return page(request, found, template_form=form, status=REFUSED)


def _done(request: HttpRequest, found: ServiceItem, do: Any) -> HttpResponse:
    """Do it and come back; what is refused stands above the page."""
    try:
        do(request.user, timezone.now())
    except Refusal as refusal:
        return page(request, found, sentence=str(refusal), status=REFUSED)
    messages.success(request, _("Done."))
    return redirect("desk:service", found.code)


def _seen(request: HttpRequest) -> int | None:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() else None
