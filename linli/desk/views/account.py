"""My own account: who I am here, my password, my one-time codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.cases.skills import skills
from linli.desk.face import show
from linli.people import actions as people
from linli.people.directory import directory
from linli.people.doors import signed_in
from linli.people.powers import powers


@signed_in
@require_POST
def skills_set(request: HttpRequest) -> HttpResponse:
    """What one can do that not everybody can; what is not on the practice's list is left out."""
    me: Any = request.user
    known = dict(skills())
    chosen = [each for each in request.POST.getlist("skill") if each in known]
    people.set_skills(person=me.person, skills=chosen, by=me, now=timezone.now())
    return redirect("desk:account")


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Posts, password, one-time codes."""
    me: Any = request.user
    organisations, whole = directory.get(), tree.get()
    posts = [
        (power.title, organisations.name(power.organisation_id), whole.full_name(power.area_id))
        for power in powers(me).held
    ]
    has_codes = Authenticator.objects.filter(user=me, type=Authenticator.Type.TOTP).exists()
    can = [(key, name, key in me.person.skills) for key, name in skills()]
    context = {"skills": can, "posts": posts, "has_codes": has_codes, "said": request.GET.get("said", "")}
    return show(request, "desk/account.html", context, here="account")
