"""Paste what a chat group wrote; then decide on each message, or on several at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.cases import actions as cases
from linli.cases.models import Draft
from linli.core.refusal import Refusal
from linli.desk.chat.deciding import decided
from linli.desk.chat.forms import DecideForm, PasteForm
from linli.desk.chat.rows import listed
from linli.desk.face import show
from linli.desk.registering import ways
from linli.desk.registering.fields import place_names
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_REGISTER)
def chat(request: HttpRequest) -> HttpResponse:
    """The messages that wait, and the place to paste more; pasted, each message becomes a draft."""
    account: Any = request.user
    if not ways.is_open(ways.CHAT):
        raise Http404
    if request.method != "POST":
        return page(request, PasteForm(account=account))
    form = PasteForm(request.POST, request.FILES, account=account)
    if form.is_valid():
        try:
            paste = cases.keep_chat(by=account, now=timezone.now(), **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, kept(paste.messages, paste.fresh))
            return redirect("desk:chat")
    return page(request, form, status=REFUSED)


def kept(all_of_them: int, fresh: int) -> str:
    """What a paste brought, in a sentence."""
    read = ngettext("%(count)d message was read", "%(count)d messages were read", all_of_them) % {"count": all_of_them}
    new = _("%(fresh)d of them new; the others were here already.") if fresh < all_of_them else _("all of them new.")
    return _("%(read)s, %(new)s") % {"read": read, "new": new % {"fresh": fresh}}


@permitted(Permission.CASE_REGISTER)
def decide(request: HttpRequest) -> HttpResponse:
    """Register, join or set aside the messages that were ticked, or the one whose button was pressed."""
    account: Any = request.user
    if request.method != "POST":
        return redirect("desk:chat")
    form = DecideForm(request.POST)
    ticked = chosen(account, request.POST)
    if form.is_valid():
        try:
            said = decided(request.POST, ticked, form.cleaned_data, account, timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            after = request.GET.get("after", "")
            return redirect(reverse("desk:chat") + (f"?after={after}" if after.isdecimal() else ""))
    return page(request, PasteForm(account=account), form, {each.pk for each in ticked}, status=REFUSED)


def chosen(account: Any, sent: Any) -> list[Draft]:
    """The drafts that were ticked, or the one whose own button was pressed, as far as the account may see them."""
    own = sent.get("one") or sent.get("into", "").partition("-")[0]
    wanted = [own] if own else sent.getlist("draft")
    numbers = [int(each) for each in wanted if each.isascii() and each.isdecimal() and len(each) <= 18]
    return list(Draft.objects.visible_to(account).filter(pk__in=numbers).order_by("pk"))


def page(
    request: HttpRequest,
    form: PasteForm,
    decide_form: DecideForm | None = None,
    ticked: set[int] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The list with both forms; `ticked` keeps the ticks of a refused one."""
    account: Any = request.user
    where: Any = form.fields["where"]
    context = {
        "form": form,
        "decide": decide_form or DecideForm(auto_id="decide-%s"),
        "list": listed(account, request.GET.get("after", ""), ticked or set(), request.GET.get("like", "")),
        "ways": ways.ways(ways.CHAT),
        "places": place_names(where.within),
    }
    return show(request, "desk/chat/chat.html", context, here="register", status=status)
