"""Volunteers whom one's posts show, narrowed by place, standing, skill, language and time."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.cases.skills import skill_word, skills
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.volunteers import rules
from linli.volunteers.models import Volunteer
from linli.volunteers.practice import languages
from linli.volunteers.words import Free, Standing, Way

PAGE = 50
NAMES = ("area", "state", "skill", "language", "free", "way")


@permitted(Permission.VOLUNTEER_VIEW)
@require_safe
def volunteers(request: HttpRequest) -> HttpResponse:
    """The list; those who wait to be confirmed first."""
    account: Any = request.user
    said = request.GET
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    today, nodes = timezone.localdate(), tree.get()
    rows = [
        {
            "volunteer": each,
            "where": nodes.full_name(each.area_id),
            "skills": [skill_word(key) for key in each.skills],
            "young": rules.under_age(each, today),
        }
        for each in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "said": said,
        "places": options(said.get("area", "")),
        "states": Standing.choices,
        "skills": skills(),
        "languages": languages(),
        "frees": Free.choices,
        "ways": Way.choices,
        "kept": "&" + urlencode({name: said[name] for name in NAMES if said.get(name)}),
        "keeps": powers(account).may(Permission.VOLUNTEER_KEEP, None),
    }
    return show(request, "desk/volunteers/list.html", context, here="volunteers")


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for; those who left only when it asks for them."""
    found = Volunteer.objects.visible_to(account)
    area, state = said.get("area", ""), said.get("state", "")
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    found = found.filter(state=state) if state in Standing.values else found.exclude(state=Standing.LEFT)
    if said.get("skill"):
        found = found.able([said["skill"]])
    if said.get("language"):
        found = found.speaking(said["language"])
    if said.get("free") in Free.values:
        found = found.filter(times__contains=[said["free"]])
    if said.get("way") in Way.values:
        found = found.filter(way=said["way"])
    waiting = Case(When(state=Standing.APPLIED, then=0), default=1)
    return found.select_related("account__person").order_by(waiting, "-joined_at", "-pk")
