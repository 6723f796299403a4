"""The rules in their order; one rule, to be made, changed or tried; switching and moving."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.cases import actions as cases
from linli.cases import routing, soundness, trying
from linli.cases.actions.ruling import DOWN, UP
from linli.cases.models import Case, Rule
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.routing.forms import RuleForm
from linli.desk.routing.tried import Told, told
from linli.desk.routing.words import asks, does, lines
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.RULE_EDIT)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, in the order in which they are asked."""
    return listed(request)


@permitted(Permission.RULE_EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Make a rule, perhaps like another one; or try it first."""
    account: Any = request.user
    known = routing.in_order()
    like = next((each for each in known if str(each.pk) == request.GET.get("like")), None)
    form = RuleForm(request.POST or None, rules=known, rule=like, new=True)
    if request.method == "POST" and form.is_valid():
        before = form.cleaned_data["before"]
        try:
            if "try" in request.POST:
                draft = Rule(key="draft", **form.arguments())
                return page(request, form, tried=_tried(account, draft, _standing(draft, known, before)))
            rule = cases.add_rule(by=account, now=timezone.now(), before=before, **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The rule “%(name)s” is in use from now on.") % {"name": rule})
            return redirect("desk:rules")
    return page(request, form)


@permitted(Permission.RULE_EDIT)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule: what it asks and does; to be changed, if it was made here, or tried as it stands."""
    account: Any = request.user
    known = routing.in_order()
    mine = _one(known, pk)
    if mine.origin == Rule.Origin.PACK:
        return _read(request, account, mine, known)
    form = RuleForm(request.POST or None, rules=known, rule=mine, new=False)
    if request.method == "POST" and form.is_valid():
        try:
            if "try" in request.POST:
                return page(request, form, rule=mine, tried=_tried(account, _changed(mine, form), known))
            seen, now = _seen(request), timezone.now()
            cases.change_rule(rule=mine, by=account, now=now, seen=seen, **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The rule was changed. Cases already sent stay where they are."))
            return redirect("desk:rules")
    return page(request, form, rule=_one(routing.in_order(), pk) if form.errors else mine)


def _read(request: HttpRequest, account: Account, mine: Rule, known: list[Rule]) -> HttpResponse:
    """A rule of the practice, perhaps with what it would have done."""
    try:
        tried = _tried(account, mine, known) if "try" in request.GET else None
    except Refusal as refusal:
        return page(request, None, rule=mine, sentence=str(refusal))
    return page(request, None, rule=mine, tried=tried)


@permitted(Permission.RULE_EDIT)
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off."""
    return _done(request, pk, cases.switch_rule, on=request.POST.get("on") == "1")


@permitted(Permission.RULE_EDIT)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    return _done(request, pk, cases.move_rule, way=UP if request.POST.get("way") == "up" else DOWN)


def _done(request: HttpRequest, pk: int, take: Any, **how: Any) -> HttpResponse:
    account: Any = request.user
    try:
        take(rule=_one(routing.in_order(), pk), by=account, now=timezone.now(), seen=_seen(request), **how)
    except Refusal as refusal:
        return listed(request, sentence=str(refusal))
    return redirect(f"/desk/routing/#rule-{pk}")


def listed(request: HttpRequest, *, sentence: str = "") -> HttpResponse:
    """The list; with the sentence of a refusal above it."""
    account: Any = request.user
    context = {"lines": lines(routing.in_order(), account), "sentence": sentence}
    return show(request, "desk/routing/rules.html", context, here="rules", status=REFUSED if sentence else 200)


def page(
    request: HttpRequest,
    form: RuleForm | None,
    *,
    rule: Rule | None = None,
    tried: Told | None = None,
    sentence: str = "",
) -> HttpResponse:
    """The page of one rule; without a form it can only be read and tried."""
    facts = {"asks": asks(rule), "does": does(rule)} if rule and not form else {}
    context = {"form": form, "rule": rule, "tried": tried, "sentence": sentence, **facts}
    wrong = form is not None and form.errors
    return show(request, "desk/routing/rule.html", context, here="rules", status=REFUSED if wrong else 200)


def _tried(account: Account, mine: Rule, known: list[Rule]) -> Told:
    """What the rule would have done, if it makes sense at all."""
    mine.switched_on = True
    before = soundness.hidden([each for each in known if each is not mine])
    if wrong := soundness.fault(mine) or soundness.newly_hidden(known, {*before} - {mine.key}):
        raise wrong.refuse()
    return told(mine, trying.tried(mine, known, trying.last(Case.objects.visible_to(account))))


def _standing(draft: Rule, known: list[Rule], before: int | None) -> list[Rule]:
    place = next((at for at, each in enumerate(known) if each.pk == before), len(known))
    return [*known[:place], draft, *known[place:]]


def _changed(rule: Rule, form: RuleForm) -> Rule:
    for field, value in form.arguments().items():
        setattr(rule, field, value)
    return rule


def _one(known: list[Rule], pk: int) -> Rule:
    found = next((each for each in known if each.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _seen(request: HttpRequest) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() else 0
