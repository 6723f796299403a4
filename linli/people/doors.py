"""Doors: what an address asks of whoever comes in. Every view wears one, so that a test can list them all.

`view.permission` is then a Permission, or one of the two words below.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from linli.people.permissions import Permission
from linli.people.powers import powers

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=Callable[..., Any])

PUBLIC = "public"
SIGNED_IN = "signed in"


def public(view: V) -> V:
    """Anybody may come in."""
    view.permission = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Whoever has signed in; others are sent to do so and then come back."""
    return _door(view, SIGNED_IN, lambda request: None)


def permitted(permission: Permission) -> Callable[[View], View]:
    """Whoever has a post that gives the permission somewhere. Where, the view itself must ask."""

    def check(request: HttpRequest) -> None:
        if not powers(request.user).may(permission, None):
            raise PermissionDenied(
                _("None of your posts includes “%(permission)s”. Ask whoever hands out posts if one should.")
                % {"permission": permission.label}
            )

    return lambda view: _door(view, permission, check)


def _door(view: View, asks: str, check: Callable[[HttpRequest], None]) -> View:
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        check(request)
        response = view(request, *args, **kwargs)
        # Pages about residents stay in no cache, so that the back button shows nothing after signing out.
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    door.permission = asks  # type: ignore[attr-defined]
    return door


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and then back; a script that asked for a part of the page is told to load the whole one."""
    answer: HttpResponse = redirect_to_login(request.get_full_path())
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": answer.headers["Location"]})
    return answer
