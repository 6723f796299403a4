"""One wish: whole for whoever keeps it or wrote it down, as everybody reads it for whoever claims it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.wishes.forms import RevealForm, form_of
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.wishes import rules
from linli.wishes.lifecycle import LIFECYCLE
from linli.wishes.models import MicroWish, WishPhoto
from linli.wishes.practice import thing_word, wisher_word
from linli.wishes.words import PUBLIC, Action, State

AROUND = (
    *("volunteer__account__person", "account__person", "organisation", "kept_by", "by__person"),
    *("published_by__person", "shown_area"),
)
CALLED_FOR = (State.PUBLISHED, State.CLAIMED)
OFFERED = tuple(each for each in Action if each is not Action.EXPIRE)


@signed_in
@require_safe
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one wish."""
    return page(request, seen(request.user, pk))


@signed_in
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """The JPEG that shows how it was fulfilled, for whoever keeps it or fulfilled it."""
    account: Any = request.user
    found = seen(account, pk)
    if not (keeps(account, found) or rules.holds(account, found)):
        raise Http404
    kept = get_object_or_404(WishPhoto, pk=photo_pk, wish=found)
    response = FileResponse(kept.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def seen(account: Any, pk: int) -> MicroWish:
    """The wish, if it is public or the account's to see; 404 otherwise. What of it is shown, `page` decides."""
    rows = MicroWish.objects.select_related(*AROUND)
    found: MicroWish = get_object_or_404(rows, pk=pk)
    if found.state in PUBLIC or MicroWish.objects.visible_to(account).filter(pk=pk).exists():
        return found
    raise Http404


def keeps(account: Any, found: MicroWish) -> bool:
    """Whether the account keeps it, or wrote it down: then it is shown whole, masked."""
    return rules.why_not_keep(account, found) is None or found.by_id == account.pk


def page(
    request: HttpRequest,
    found: MicroWish,
    *,
    refused: tuple[Action, DeskForm] | None = None,
    reveal: DeskForm | None = None,
    whole: MicroWish | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one. `whole`: with nothing masked, once."""
    account: Any = request.user
    keeper = keeps(account, found)
    steps = [
        {
            "action": each,
            "form": refused[1] if refused and refused[0] == each else form_of(each, found, account),
            "open": (refused is not None and refused[0] == each) or each in (Action.PUBLISH, Action.CLAIM),
        }
        for each in allowed(account, found)
    ]
    context = {
        "wish": found,
        "keeper": keeper,
        "whose": wisher_word(found.wisher),
        "thing": thing_word(found.thing),
        "area": tree.get().full_name(found.area_id) if keeper else "",
        "holds": rules.holds(account, found),
        "photos": found.photos.order_by("pk") if keeper or rules.holds(account, found) else [],
        "steps": steps,
        "whole": whole,
        "may_call": found.state in CALLED_FOR and may_call(account, found),
        "reveal": reveal or (RevealForm() if may_reveal(account, found) else None),
    }
    return show(request, "desk/wishes/wish.html", context, here="wishes", status=status)


def may_call(account: Account, found: MicroWish) -> bool:
    """Whether the account may call volunteers for it: it calls there, and sees the wish whole."""
    return powers(account).may(Permission.TASK_CALL, found.area_id) and keeps(account, found)


def may_reveal(account: Account, found: MicroWish) -> bool:
    return (
        rules.why_not_keep(account, found) is None
        and powers(account).may(Permission.PERSONAL_REVEAL, found.area_id)
        and bool(found.name or found.phone or found.place)
    )


def allowed(account: Account, found: MicroWish) -> list[Action]:
    """What the account may do with it now."""
    possible = LIFECYCLE.actions(State(found.state))
    return [each for each in possible if each in OFFERED and _may(account, found, each)]


def _may(account: Account, found: MicroWish, action: Action) -> bool:
    if action is Action.CLAIM:
        return True
    if action in (Action.FULFIL, Action.GIVE_BACK, Action.PASS_ON):
        return rules.why_not_touch(account, found, None) is None
    if action is Action.THANK:
        return found.thanked_at is None and keeps(account, found)
    return rules.why_not_keep(account, found) is None
