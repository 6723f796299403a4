"""Writing a wish down for somebody: from a household's file, on a visit, at the window."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core import codes
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.hints import hint
from linli.desk.wishes.forms import NewForm
from linli.people.doors import signed_in
from linli.people.powers import powers
from linli.residents.models import Household
from linli.wishes import actions
from linli.wishes.practice import said
from linli.wishes.rules import WRITE_DOWN

REFUSED = 422


@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Take a wish down; whoever said it gets the code on paper."""
    account: Any = request.user
    if not any(powers(account).may(each, None) for each in WRITE_DOWN):
        raise PermissionDenied(_("None of your posts writes wishes down. Ask whoever hands out posts if one should."))
    household = _household(account, request.GET.get("household", ""))
    form = NewForm(request.POST or None, by=account, initial=_begun(household))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.submit(form.wished(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            told = _("Written down; it is checked now. The code for whoever wishes: %(code)s")
            messages.success(request, told % {"code": codes.spoken(made.code)})
            hint(request, form)
            return redirect(made.get_absolute_url())
    context = {"form": form, "household": household, "limit": said()["limit"]}
    return show(request, "desk/wishes/new.html", context, here="wishes", status=REFUSED if form.errors else 200)


def _household(account: Any, asked: str) -> Household | None:
    return Household.objects.visible_to(account).filter(pk=int(asked)).first() if asked.isdecimal() else None


def _begun(household: Household | None) -> dict[str, Any]:
    if household is None:
        return {}
    return {"household": household.pk, "area": household.area_id, "place": household.address}
