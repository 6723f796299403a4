"""Reply templates: the list, writing one, taking one out of use, and its words for a case."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.cases import look
from linli.cases.words import Action
from linli.catalogue import reply_actions
from linli.catalogue.models import ReplyTemplate
from linli.catalogue.reply_fields import FIELDS
from linli.core.refusal import Refusal
from linli.desk.case_page import seen_by
from linli.desk.face import show
from linli.desk.replies.choosing import offered, text_of
from linli.desk.replies.forms import TemplateForm
from linli.desk.replies.rules import EVERYBODY, may_change, owners
from linli.people.directory import directory
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_VIEW)
@require_safe
def replies(request: HttpRequest) -> HttpResponse:
    """Those offered to the account: the practice's and its own organisations'."""
    account: Any = request.user
    listed = [
        {
            "template": each,
            "uses": [look.action_word(Action(use)) for use in each.uses if use in Action],
            "whose": directory.get().name(each.organisation_id) or _("everybody"),
            "may_change": may_change(account, each),
        }
        for each in offered(account, ReplyTemplate.objects.filter(active=True).order_by("name", "id"))
    ]
    may_write = bool(owners(account))
    advice = (
        _("Write down what you tell residents again and again; then it is one choice away.")
        if may_write
        else _("Whoever works on cases in your organisation can write some.")
    )
    context = {"listed": listed, "may_write": may_write, "advice": advice}
    return show(request, "desk/replies/list.html", context, here="replies")


@permitted(Permission.CASE_VIEW)
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new template, or one of one's own written anew."""
    account: Any = request.user
    template = _mine(account, pk) if pk else None
    choices = owners(account)
    if not choices:
        raise Http404
    form = TemplateForm(request.POST or None, owners=choices, initial=_initial(template))
    if request.method == "POST" and form.is_valid() and _kept(form, template, account):
        messages.success(request, _("Saved. It is offered from now on."))
        return redirect("desk:replies")
    context = {"form": form, "template": template, "fields": FIELDS}
    return show(request, "desk/replies/write.html", context, here="replies", status=REFUSED if form.errors else 200)


def _kept(form: TemplateForm, template: ReplyTemplate | None, account: Account) -> bool:
    said = {**form.cleaned_data}
    organisation = directory.get().organisations.get(said.pop("organisation") or 0)
    try:
        reply_actions.keep_template(
            template=template, organisation=organisation, by=account, now=timezone.now(), **said
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def _initial(template: ReplyTemplate | None) -> dict[str, Any]:
    if template is None:
        return {}
    fields = ("name", "text", "uses")
    return {**{name: getattr(template, name) for name in fields}, "organisation": template.organisation_id or EVERYBODY}


@permitted(Permission.CASE_VIEW)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of one's own out of use."""
    account: Any = request.user
    template = _mine(account, pk)
    reply_actions.retire_template(template=template, by=account, now=timezone.now())
    messages.success(request, _("“%(name)s” is no longer offered.") % {"name": template})
    return redirect("desk:replies")


@permitted(Permission.CASE_VIEW)
@require_safe
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Its words as plain text, filled in for the case that is named."""
    account: Any = request.user
    number = request.GET.get("case", "")
    case = seen_by(account, int(number)) if number.isascii() and number.isdecimal() and len(number) <= 18 else None
    return HttpResponse(text_of(account, str(pk), case), content_type="text/plain; charset=utf-8")


def _mine(account: Account, pk: int) -> ReplyTemplate:
    """One that the account may change; Http404 otherwise."""
    found = ReplyTemplate.objects.filter(pk=pk, active=True).first()
    if found is None or not may_change(account, found):
        raise Http404
    return found
