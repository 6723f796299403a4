"""A post: taken up, ended, moved."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.posts.forms import EndForm, MoveForm, PostForm
from linli.desk.posts.views import may_change
from linli.people import post_actions
from linli.people.doors import permitted
from linli.people.models import Post
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.PEOPLE_EDIT)
def new(request: HttpRequest) -> HttpResponse:
    """Have somebody take up a post."""
    account: Any = request.user
    given = {name: request.GET[name] for name in ("person", "area", "title") if name in request.GET}
    form = PostForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            post = post_actions.appoint(by=account, now=timezone.now(), **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(post)s: held from %(day)s.") % {"post": post, "day": post.period.lower})
            return redirect("desk:post_person", post.person_id)
    return show(request, "desk/posts/new.html", {"form": form}, here="posts", status=REFUSED if form.errors else 200)


@permitted(Permission.PEOPLE_EDIT)
@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post."""
    return page(request, _mine(request, pk))


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It is no longer held from a day on."""
    account: Any = request.user
    found, form = _mine(request, pk), EndForm(request.POST)
    if form.is_valid():
        try:
            post_actions.end(post=found, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The post ends. What the person has in hand can be handed over below."))
            return redirect("desk:post_person", found.person_id)
    return page(request, found, end=form)


@permitted(Permission.PEOPLE_EDIT)
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """The same post elsewhere; then the page of what the person still has in hand from before."""
    account: Any = request.user
    found = _mine(request, pk)
    form = MoveForm(request.POST, post=found)
    if form.is_valid():
        try:
            post_actions.move(post=found, by=account, now=timezone.now(), **form.arguments())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Moved. What is left at the old place can be handed over below."))
            return redirect("desk:post_person", found.person_id)
    return page(request, found, move=form)


def page(request: HttpRequest, found: Post, **forms: Any) -> HttpResponse:
    """The page of one post; a refused form in place of its empty one."""
    today = timezone.localdate()
    context = {
        "post": found,
        "where": tree.get().full_name(found.area_id),
        "over": found.period.upper is not None and found.period.upper <= today,
        "end": EndForm(initial={"on": today}),
        "move": MoveForm(post=found),
        **forms,
    }
    return show(request, "desk/posts/post.html", context, here="posts", status=REFUSED if forms else 200)


def _mine(request: HttpRequest, pk: int) -> Post:
    account: Any = request.user
    found: Post = get_object_or_404(may_change(account).select_related("person", "role", "organisation", "area"), pk=pk)
    return found
