"""My own account: who I am here, my password, my one-time codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.face import show
from linli.people.directory import directory
from linli.people.doors import signed_in
from linli.people.powers import powers


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
    context = {"posts": posts, "has_codes": has_codes, "said": request.GET.get("said", "")}
    return show(request, "desk/account.html", context, here="account")
