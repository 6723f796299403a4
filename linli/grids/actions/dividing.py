"""Splitting and merging grids with all that hangs on them: open cases, households and enterprises go where they lie."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import shapely
from django.db import transaction
from django.utils import timezone
from shapely.geometry import shape

from linli.areas import actions as areas
from linli.areas.models import Area
from linli.cases import actions as cases
from linli.cases.models import Case
from linli.grids import spots
from linli.grids.actions.drawing import allowed
from linli.grids.models import Leftover
from linli.journal.actions import Who
from linli.people import actions as people
from linli.people.models import Organisation, Post
from linli.residents.actions.resettling import resettle
from linli.residents.models import Enterprise, Household


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it: the area that stays, the new one after a split, how much moved, how much is to be decided."""

    area: Area
    new: Area | None
    cases: int
    households: int
    enterprises: int
    left: int


@transaction.atomic
def split(
    *, area: Area, line: dict[str, Any], name: str, by: Who, now: datetime, name_en: str = "", seen: int | None = None
) -> Moved:
    """Cut a grid in two. What has a spot goes where that lies; what has none stays and is listed to be decided."""
    allowed(by, area.pk)
    area, new = areas.split_area(area=area, line=line, name=name, name_en=name_en, by=by, now=now, seen=seen)
    across = shape(new.boundary or {})
    open_cases = list(Case.objects.open().filter(area=area).values_list("id", "latitude", "longitude"))
    homes = list(Household.objects.present().filter(area=area).order_by("pk"))
    gone = [pk for pk, lat, lon in open_cases if lat is not None and lon is not None and _in(across, lon, lat)]
    leaving = [home for home in homes if (at := spots.read(home.spot)) and _in(across, *at)]
    firms = list(Enterprise.objects.present().filter(area=area).order_by("pk"))
    going = [firm for firm in firms if (at := spots.read(firm.spot)) and _in(across, *at)]
    moved = cases.relocate(places={pk: int(new.pk) for pk in gone}, by=by, now=now)
    resettle(places={home.pk: int(new.pk) for home in leaving}, by=by, now=now)
    resettle(places={firm.pk: int(new.pk) for firm in going}, by=by, now=now, model=Enterprise)
    left: list[dict[str, Any]] = [{"case_id": pk} for pk, lat, _lon in open_cases if lat is None]
    left += [{"household": home} for home in homes if not spots.read(home.spot)]
    left += [{"enterprise": firm} for firm in firms if not spots.read(firm.spot)]
    Leftover.objects.filter(area=area).delete()  # asked anew, with this split
    rows = [Leftover(**each, area=area, other=new, since=now) for each in left]
    Leftover.objects.bulk_create(rows, ignore_conflicts=True)
    return Moved(area, new, moved, len(leaving), len(going), len(left))


@transaction.atomic
def merge(
    *,
    area: Area,
    others: Sequence[Area],
    by: Who,
    now: datetime,
    seen: int | None = None,
    seen_beside: Mapping[int, int] | None = None,
) -> Moved:
    """Let a grid take in its neighbours with their cases, households, enterprises, organisations
    and posts."""
    for each in (area, *others):
        allowed(by, each.pk)
    area = areas.absorb_areas(area=area, others=others, by=by, now=now, seen=seen, seen_beside=seen_beside)
    taken = [each.pk for each in others if each.pk != area.pk]
    open_cases = Case.objects.open().filter(area__in=taken).values_list("id", flat=True)
    moved = cases.relocate(places={pk: int(area.pk) for pk in open_cases}, by=by, now=now)
    homes = Household.objects.present().filter(area__in=taken).values_list("id", flat=True)
    settled = resettle(places={pk: int(area.pk) for pk in homes}, by=by, now=now)
    firms = Enterprise.objects.present().filter(area__in=taken).values_list("id", flat=True)
    served = resettle(places={pk: int(area.pk) for pk in firms}, by=by, now=now, model=Enterprise)
    _organisations(area, taken, by=by, now=now)
    _posts(area, Post.objects.filter(area__in=taken), by=by, now=now)
    Leftover.objects.filter(area__in=[*taken, area.pk]).delete()
    Leftover.objects.filter(other__in=taken).delete()
    return Moved(area, None, moved, settled, served, 0)


def _in(across: shapely.Geometry, lon: float, lat: float) -> bool:
    return bool(shapely.intersects_xy(across, lon, lat))


def _organisations(area: Area, taken: Iterable[int], *, by: Who, now: datetime) -> None:
    for each in Organisation.objects.filter(area__in=list(taken), active=True).select_related("parent"):
        people.keep_organisation(
            code=each.code,
            kind=each.kind,
            name=each.name,
            name_en=each.name_en,
            parent=each.parent,
            area=area,
            by=by,
            now=now,
        )


def _posts(area: Area, posts: Any, *, by: Who, now: datetime) -> None:
    """Whoever holds a post in what is no more holds it in what took it in, unless they do already."""
    today = timezone.localdate(now)
    for post in posts.filter(period__endswith__isnull=True) | posts.filter(period__endswith__gt=today):
        people.leave_post(post=post, on=today, by=by, now=now)
        same = Post.objects.filter(person=post.person_id, organisation=post.organisation_id, role=post.role_id)
        begins = max(today, post.period.lower)
        if not same.filter(area=area, period__overlap=(begins, post.period.upper)).exists():
            people.take_post(
                person=post.person,
                organisation=post.organisation,
                role=post.role,
                area=area,
                kind=post.kind,
                title=post.title,
                since=begins,
                until=post.period.upper,
                by=by,
                now=now,
            )
