"""Areas as files: taken out, and brought in one by one."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from linli.core.coordinates import System
from linli.desk.grids.forms import ImportForm
from linli.desk.grids.views import asked_for, listed
from linli.grids import geojson
from linli.people.doors import permitted
from linli.people.permissions import Permission


@permitted(Permission.AREA_EDIT)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The borders of a place and all inside it, in a system of one's choice."""
    account: Any = request.user
    area = asked_for(account, request.GET.get("area", ""))
    system = request.GET.get("system", "")
    chosen = system if system in System.values else System.WGS84
    answer = HttpResponse(
        json.dumps(geojson.write(area.pk, system=chosen), ensure_ascii=False), content_type="application/geo+json"
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="{area.code}-{chosen}.geojson"'
    return answer


@permitted(Permission.AREA_EDIT)
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """A file of borders: the good ones land, each other says why not."""
    account: Any = request.user
    area = asked_for(account, request.POST.get("area", ""))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return listed(request, area, form)
    said = form.cleaned_data
    landed = geojson.land(said["features"], system=said["system"], under=area, by=account, now=timezone.now())
    good = [each for each in landed if not each.sentence]
    told = {
        "landed": len(good),
        "new": sum(each.new for each in good),
        "refused": [each for each in landed if each.sentence],
        "system": System(said["system"]).label,
    }
    return listed(request, area, ImportForm(), told=told)
