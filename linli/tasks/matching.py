"""Whom to ask: volunteers proposed by skill, team, time, distance and load, each with the reasons in a sentence (Z12).

Never proposed: whoever is not active, under age at night, on the list already, or busy at that time. A proposal is
only that; nobody's score is kept. Three queries, however many volunteers there are.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, radians
from typing import Any

from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Func
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.areas.tree import middles
from linli.core.geometry import KM_PER_DEGREE
from linli.stations.nearest import spot_of
from linli.tasks import rules
from linli.tasks.models import Doing, Task
from linli.tasks.practice import skill_words
from linli.tasks.words import BUSY, State
from linli.volunteers.models import Membership, Volunteer
from linli.volunteers.words import Free, part_of_week

MOST, LOOKED_AT = 20, 200
LOAD = timedelta(days=30)
FAR = 1000.0  # square degrees, for whoever's place is not known
BANDS = (1, 2, 3, 5, 8, 12, 20, 40)  # kilometres
PER_SKILL, IN_TEAM, FREE = 3.0, 6.0, 2.0  # kilometres that each is worth
PER_HOUR = 0.2  # kilometres that an hour of the last 30 days is worth


@dataclass(frozen=True, slots=True)
class Proposed:
    """A volunteer, what they can do of what is asked, how far they are (None: not known), whether they said that they
    are free then (None: did not say), minutes of the last 30 days, whether they belong to the team that is asked."""

    volunteer: Volunteer
    skills: tuple[str, ...]
    km: float | None
    free: bool | None
    minutes: int
    in_team: bool
    when: Free

    @property
    def worth(self) -> float:
        """By which they are put in order, in kilometres: the smaller the sooner."""
        nearer = PER_SKILL * len(self.skills) + IN_TEAM * self.in_team + FREE * (self.free is True)
        away = 20.0 if self.km is None else self.km
        return away + PER_HOUR * self.minutes / 60 - nearer

    @property
    def why(self) -> str:
        """The reasons, in a sentence."""
        said = [_("belongs to the team")] if self.in_team else []
        if self.skills:
            said.append(_("can do: %(skills)s") % {"skills": skill_words(self.skills)})
        if self.km is not None:
            away = _("about %(far)s away") if self.volunteer.spot else _("about %(far)s away, as their area lies")
            said.append(away % {"far": rules.far(round(self.km * 1000))})
        if self.free is not None:
            free = _("is free: %(when)s") if self.free else _("did not say to be free: %(when)s")
            said.append(free % {"when": self.when.label})
        hours = round(self.minutes / 60)
        said.append(ngettext("%(n)d hour in 30 days", "%(n)d hours in 30 days", hours) % {"n": hours})
        return _(", ").join(said)


def propose(task: Task, *, now: datetime, most: int = MOST) -> list[Proposed]:
    """Whom to ask for a task, the most fitting first."""
    spot = (task.lon, task.lat) if task.lon is not None and task.lat is not None else spot_of(task.area_id)
    members = _members(task)
    rows = list(_near(task, spot)[:LOOKED_AT])
    minutes = _minutes([each.pk for each in rows], now)
    found = [_proposed(task, each, spot, members, minutes.get(each.pk, 0)) for each in rows]
    return sorted(found, key=lambda each: (each.worth, each.volunteer.pk))[:most]


def able(task: Task) -> QuerySet[Volunteer]:
    """Those who may be called to a task and are not busy then."""
    busy = Doing.objects.filter(
        volunteer=OuterRef("pk"),
        state__in=BUSY,
        task__state=State.CALLED,
        task__begins__lt=task.ends,
        task__ends__gt=task.begins,
    )
    known = Doing.objects.filter(volunteer=OuterRef("pk"), task=task.pk)
    found: Any = Volunteer.objects.active().able(task.skills)
    if task.only_team:
        found = found.of(task.team_id)
    if rules.at_night(task.begins, task.ends):
        found = found.filter(Q(of_age__isnull=True) | Q(of_age__lte=timezone.localdate(task.begins).year))
    kept: QuerySet[Volunteer] = found.filter(~Exists(busy), ~Exists(known))
    return kept


def _near(task: Task, spot: tuple[float, float] | None) -> QuerySet[Volunteer]:
    """The nearest of them, the team first, then those who said that they are free."""
    order: list[Any] = []
    found: Any = able(task)
    if task.team_id:
        belongs = Membership.objects.now().filter(volunteer=OuterRef("pk"), team=task.team_id)
        found = found.annotate(in_team=Exists(belongs))
        order.append("-in_team")
    if spot is not None:
        order.append(_square(spot).asc())
    else:
        found = found.within(task.area_id)
    return found.select_related("account__person").order_by(*order, "pk")


def _square(spot: tuple[float, float]) -> Any:
    """The square of the distance in degrees, flat: enough to put near ones in order."""
    lon, lat = spot
    across = (F("lon") - Value(lon)) * Value(cos(radians(lat)))
    up = F("lat") - Value(lat)
    far = Func(across * across + up * up, function="", output_field=FloatField())
    return Coalesce(far, _by_area(spot), output_field=FloatField())


def _by_area(spot: tuple[float, float]) -> Any:
    """The same for whoever gave no spot: as their area lies, to the band of kilometres."""
    near: dict[int, list[int]] = {}
    for area, middle in middles.get().items():
        km = _between(middle, spot)
        if band := next((most for most in BANDS if km <= most), None):
            near.setdefault(band, []).append(area)
    whens = [When(area__in=areas, then=Value((band / KM_PER_DEGREE) ** 2)) for band, areas in sorted(near.items())]
    return Case(*whens, default=Value(FAR), output_field=FloatField())


def _members(task: Task) -> set[int]:
    if task.team_id is None:
        return set()
    return set(Membership.objects.now().filter(team=task.team_id).values_list("volunteer_id", flat=True))


def _minutes(volunteers: list[int], now: datetime) -> dict[int, int]:
    """The minutes of each in the last 30 days, confirmed or not: who works much is not asked first again."""
    done = Doing.objects.filter(volunteer__in=volunteers, came_at__gte=now - LOAD)
    summed = done.order_by().values("volunteer").annotate(whole=Sum("minutes"))
    return {each["volunteer"]: each["whole"] or 0 for each in summed}


def _proposed(
    task: Task, volunteer: Volunteer, spot: tuple[float, float] | None, members: set[int], minutes: int
) -> Proposed:
    when = part_of_week(task.begins)
    free = when in volunteer.times if volunteer.times else None
    asked = tuple(each for each in task.skills if each in volunteer.skills)
    return Proposed(volunteer, asked, _km(volunteer, spot), free, minutes, volunteer.pk in members, when)


def _km(volunteer: Volunteer, spot: tuple[float, float] | None) -> float | None:
    """From where they said that they roughly are, else from the middle of their area."""
    theirs = volunteer.spot or middles.get().get(volunteer.area_id)
    return _between(theirs, spot) if theirs and spot else None


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    across = (one[0] - other[0]) * cos(radians(other[1]))
    return float((across**2 + (one[1] - other[1]) ** 2) ** 0.5 * KM_PER_DEGREE)
