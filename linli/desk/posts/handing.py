"""One person: posts, ties to places, and what they have in hand, to be given on in one step after a look at it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.text import first_words
from linli.desk.face import show
from linli.desk.posts.forms import HandOverForm, TieForm
from linli.desk.posts.views import may_change
from linli.grids import actions
from linli.grids.actions.handing_over import open_cases
from linli.grids.models import Tie
from linli.people.doors import permitted
from linli.people.models import Person, Post
from linli.people.permissions import Permission
from linli.residents.models import Enterprise, Household

REFUSED = 422
MOST = 500
WORDS = 40


@permitted(Permission.PEOPLE_EDIT)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom it is about, and everything they have in hand."""
    return page(request, _known(request, pk))


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a tie, or take one out."""
    account: Any = request.user
    found = _known(request, pk)
    if out := request.POST.get("out", ""):
        gone = get_object_or_404(Tie, person=found, pk=int(out) if out.isdecimal() else 0)
        actions.drop_tie(tie=gone, by=account, now=timezone.now())
        return redirect("desk:post_person", pk)
    form = TieForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        area = get_object_or_404(Area, pk=said["area"])
        try:
            actions.keep_tie(person=found, by=account, now=timezone.now(), **{**said, "area": area})
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("desk:post_person", pk)
    return page(request, found, tie=form)


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what is ticked to a colleague; what stays says why."""
    account: Any = request.user
    found = _known(request, pk)
    form = HandOverForm(request.POST, person=found, near=_near(found), today=timezone.localdate())
    if not form.is_valid():
        return page(request, found, give=form)
    try:
        done = actions.hand_over(
            person=found,
            to=Post.objects.select_related("person", "organisation").get(pk=form.cleaned_data["to"]),
            chosen=_chosen(request),
            households=_numbers(request, "household"),
            enterprises=_numbers(request, "enterprise"),
            words=form.cleaned_data["words"],
            by=account,
            now=timezone.now(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return page(request, found, give=form)
    said = _("Handed over: %(cases)d cases, %(households)d households, %(enterprises)d enterprises.") % {
        "cases": done.cases,
        "households": done.households,
        "enterprises": done.enterprises,
    }
    if done.stay:
        return page(request, found, stay=sorted(done.stay.items()), said=said)
    messages.success(request, said)
    return redirect("desk:post_person", pk)


def page(request: HttpRequest, found: Person, **more: Any) -> HttpResponse:
    """The page of one person; a form that was refused in place of its empty one."""
    account: Any = request.user
    whole, today = tree.get(), timezone.localdate()
    cases = list(open_cases(found).visible_to(account).order_by("due_at", "pk")[:MOST])
    households = Household.objects.present().filter(agent=found).order_by("area_id", "code")
    held = Post.objects.filter(person=found).select_related("role", "organisation", "person").order_by("-period")
    context = {
        "person": found,
        "posts": [(each, whole.full_name(each.area_id)) for each in held],
        "ties": [(each, whole.full_name(each.area_id)) for each in Tie.objects.filter(person=found).order_by("pk")],
        "tie": TieForm(),
        "cases": [(case, first_words(case.text, WORDS), whole.full_name(case.area_id)) for case in cases],
        "households": [(each, whole.full_name(each.area_id)) for each in households[:MOST]],
        "enterprises": Enterprise.objects.present().filter(agent=found).order_by("code")[:MOST],
        "give": HandOverForm(person=found, near=_near(found), today=today),
        "today": today,
        **more,
    }
    return show(request, "desk/posts/person.html", context, here="posts", status=REFUSED if more else 200)


def _known(request: HttpRequest, pk: int) -> Person:
    """Somebody with a post, held at whatever time, where the account may change posts; else 404."""
    account: Any = request.user
    if not may_change(account).filter(person=pk).exists():
        raise Http404
    return Person.objects.get(pk=pk)


def _near(found: Person) -> list[int]:
    """The areas that they serve or served; the newest posts say where colleagues are looked for."""
    return list(Post.objects.filter(person=found).order_by("-period").values_list("area_id", flat=True)[:3])


def _chosen(request: HttpRequest) -> dict[int, int]:
    """Cases ticked, each with the version it was shown at: “case=12-3”."""
    pairs = (each.partition("-") for each in request.POST.getlist("case"))
    return {int(pk): int(seen) for pk, _dash, seen in pairs if pk.isdecimal() and seen.isdecimal()}


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(each) for each in request.POST.getlist(name) if each.isdecimal()]
