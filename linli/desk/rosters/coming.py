"""Signing in at the place: the code on the station's screen leads here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from linli.core.refusal import Refusal
from linli.desk.rosters.asked import REFUSED, page
from linli.people.doors import signed_in
from linli.rosters import actions
from linli.stations.models import Station


@signed_in
def come(request: HttpRequest, code: str, shown: str) -> HttpResponse:
    """Press once to have come. Looking changes nothing, for phones look ahead by themselves."""
    account: Any = request.user
    station = get_object_or_404(Station.objects.visible_to(account), code=code)
    context: dict[str, Any] = {"station": station, "turn": None, "sentence": ""}
    if request.method == "POST":
        try:
            context["turn"] = actions.come(station=station, code=shown, by=account, now=timezone.now())
        except Refusal as refusal:
            context["sentence"] = str(refusal)
    return page(request, "come.html", context, tab="mine", status=REFUSED if context["sentence"] else 200)
