"""Rules of duty: which there are, one to be made or changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.rosters.asked import REFUSED, number, page
from linli.desk.rosters.rule_form import RuleForm, said_of, typed
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.rosters import actions
from linli.rosters.models import DutyRule
from linli.rosters.rules import why_not_rule
from linli.stations.practice import tier_word


@permitted(Permission.ROSTER_EDIT)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule in use, those of the practice first."""
    return _listed(request)


def _listed(request: HttpRequest, *, sentence: str = "") -> HttpResponse:
    account: Any = request.user
    rows = DutyRule.objects.filter(active=True).select_related("station", "area").order_by("-origin", "name", "pk")
    context = {
        "rows": [(rule, tier_word(rule.tier), said_of(rule), why_not_rule(account, rule)) for rule in rows],
        "sentence": sentence,
    }
    return page(request, "rules.html", context, tab="rules", status=REFUSED if sentence else 200)


@permitted(Permission.ROSTER_EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Make a rule, perhaps like another one."""
    account: Any = request.user
    like = DutyRule.objects.filter(pk=number(request.GET.get("like")) or 0).first()
    form = RuleForm(request.POST or None, initial=typed(like) if like else {}, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            rule = actions.add_rule(said=form.said(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _done(request, _("The rule “%(name)s” is in use; work a month out to fill its shifts."), rule)
    return page(request, "rule.html", {"form": form}, tab="rules", status=REFUSED if form.errors else 200)


@permitted(Permission.ROSTER_EDIT)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one that was made here."""
    account: Any = request.user
    found = get_object_or_404(DutyRule.objects.select_related("station", "area"), pk=pk, active=True)
    why_not = why_not_rule(account, found)
    form = RuleForm(request.POST or None, initial=typed(found), account=account)
    if request.method == "POST" and form.is_valid():
        seen = number(request.POST.get("seen")) or 0
        try:
            actions.change_rule(rule=found, said=form.said(), seen=seen, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _done(request, _("The rule “%(name)s” is changed. What is published stays as it is."), found)
    context = {"form": form, "rule": found, "why_not": why_not, "asks": said_of(found)}
    return page(request, "rule.html", context, tab="rules", status=REFUSED if form.errors else 200)


@permitted(Permission.ROSTER_EDIT)
@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out of use."""
    account: Any = request.user
    found = get_object_or_404(DutyRule, pk=pk)
    try:
        actions.retire_rule(rule=found, by=account, now=timezone.now(), seen=number(request.POST.get("seen")) or 0)
    except Refusal as refusal:
        return _listed(request, sentence=str(refusal))
    return _done(request, _("The rule “%(name)s” is out of use. What is published stays as it is."), found)


def _done(request: HttpRequest, words: str, found: DutyRule) -> HttpResponse:
    messages.success(request, words % {"name": found})
    return redirect("desk:rosters:rules")
