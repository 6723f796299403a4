"""One activity: what it is, one's own place, and for whoever keeps its list the list, the door and the minutes."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.activities import rules
from linli.activities.models import Activity, ActivityPhoto, SignUp
from linli.activities.practice import kind_word, project_word
from linli.activities.words import ON_THE_LIST, Place
from linli.areas.tree import tree
from linli.desk.activities.forms import CallForm, CancelForm, GuestForm, MinutesForm
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers

PAGE = 100


@signed_in
@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one activity."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Activity:
    """The activity; 404 where there is none."""
    wanted = Activity.objects.visible_to(account).select_related("station", "organisation", "responsible")
    return get_object_or_404(wanted, pk=pk)


def page(request: HttpRequest, found: Activity, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    now = timezone.now()
    own = SignUp.objects.filter(activity=found, account=account, place__in=ON_THE_LIST).first()
    keeps = rules.why_not_keep(account, found) is None
    context = {
        "activity": found,
        "kind": kind_word(found.kind),
        "project": project_word(found.project),
        "area": tree.get().full_name(found.area_id),
        "own": own,
        "why_not_join": rules.why_not_sign_up(found, account, now),
        "keeps": keeps,
        **(_kept(request, found, now) if keeps else {}),
        **forms,
    }
    return show(request, "desk/activities/activity.html", context, here="activities", status=status)


def others_to_come(found: Activity, now: datetime) -> int:
    """How many of its series are still to come beside it; no query for one by itself."""
    return Activity.objects.rest_of_series(found, now).exclude(pk=found.pk).count() if found.series else 0


def _kept(request: HttpRequest, found: Activity, now: Any) -> dict[str, Any]:
    """What only whoever keeps the list is shown."""
    listed = SignUp.objects.filter(activity=found).exclude(place=Place.GIVEN_UP).select_related("account__person")
    lists = Paginator(listed.order_by("number"), PAGE).get_page(request.GET.get("page"))
    begun = now >= found.begins
    cancel = CancelForm(initial={"seen": found.version})
    cancel.ask_of(others_to_come(found, now))
    return {
        "list": lists,
        "came": SignUp.objects.filter(activity=found, came_at__isnull=False).count(),
        "waiting": SignUp.objects.filter(activity=found, place=Place.WAITING).count(),
        "open": rules.why_not_change(found, now) is None,
        "door": rules.why_not_come(found, request.user, now) is None,
        "door_why": rules.why_not_come(found, request.user, now),
        "begun": begun,
        "cancel": cancel,
        "guest": GuestForm(),
        "stranger": GuestForm(),
        "minutes": MinutesForm(initial={"seen": found.version, "text": found.minutes, "beside": found.beside}),
        "photos": ActivityPhoto.objects.filter(activity=found).order_by("pk"),
        "call": CallForm() if powers(request.user).may(Permission.PERSONAL_REVEAL, None) else None,
    }
