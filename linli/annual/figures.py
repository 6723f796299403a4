"""The program's own figures of a year of service: by which a report is filled in beforehand, and by which somebody
stands on the list of those who did nothing. Each says what it is made of, and leads there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.annual.queries import below
from linli.areas.tree import tree
from linli.cases.models import Case
from linli.commitments.shares import Shares, of_organisation
from linli.insight.figures import Rate, period
from linli.insight.rates import rates
from linli.people.models import Account, Person, Post
from linli.tasks.models import Doing
from linli.tasks.words import Part
from linli.training.figures import moments
from linli.training.models import Enrolment
from linli.visits.models import DiaryEntry, Tally
from linli.visits.words import Counted, Kind

NAMES = {
    "cases_finished": gettext_lazy("Cases finished"),
    "kept_in_time": gettext_lazy("Finished in time"),
    "satisfied": gettext_lazy("Residents satisfied"),
    "visits": gettext_lazy("Visits in the area"),
    "households": gettext_lazy("Households seen in the area"),
    "own_visits": gettext_lazy("My own visits"),
    "own_cases": gettext_lazy("Cases I handled"),
    "diary_days": gettext_lazy("Days in my diary"),
    "trainings": gettext_lazy("Sessions of training attended"),
    "attendance": gettext_lazy("Attendance at training"),
    "promises_kept": gettext_lazy("Commitments kept"),
    "promises_late": gettext_lazy("Commitments kept late"),
    "promises_broken": gettext_lazy("Commitments broken"),
    "volunteer_hours": gettext_lazy("Hours of volunteers in the area"),
}


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose figures: a person with an account, answering for an area, both days included."""

    person: Person
    account: Account | None
    area_id: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `value`: as it is shown; `says`: what it is made of; `link`: where that can be seen."""

    key: str
    name: str
    value: str
    says: str
    link: str

    def kept(self) -> list[str]:
        return [self.key, self.name, self.value, self.says, self.link]


def figures(keys: Iterable[str], whose: Whose) -> list[Figure]:
    """The figures with these keys, in their order."""
    return [Figure(key, str(NAMES[key]), *MAKERS[key](whose)) for key in keys]


COMMITMENTS = "/desk/commitments/shares/"
Made = tuple[str, str, str]  # value, what it is made of, where that is seen


def _cases_finished(whose: Whose) -> Made:
    found = period(whose.area_id, whose.first, whose.last)
    says = _("All cases of %(area)s that were finished in the year; %(received)d came in.")
    return str(found.finished), says % {"area": _area(whose), "received": found.received}, _rates(whose)


def _kept_in_time(whose: Whose) -> Made:
    found = period(whose.area_id, whose.first, whose.last).on_time
    says = _("%(part)d of %(whole)d finished cases of %(area)s were finished before their deadline.")
    return _percent(found), says % {"part": found.part, "whole": found.whole, "area": _area(whose)}, _rates(whose)


def _satisfied(whose: Whose) -> Made:
    found = rates(whose.area_id, whose.first, whose.last).of("satisfaction")
    says = _("%(part)d of %(whole)d ratings in %(area)s count as satisfied, by the practice’s own points.")
    told = says % {"part": found.counted, "whole": found.cases, "area": _area(whose)}
    return _percent(Rate(found.counted, found.cases)), told, _rates(whose)


def _visits(whose: Whose) -> Made:
    total = _tallied(whose, [kind.value for kind in Kind], area__in=below([whose.area_id]))
    return str(total), _("All visits that workers of %(area)s recorded.") % {"area": _area(whose)}, "/desk/visits/"


def _households(whose: Whose) -> Made:
    total = _tallied(whose, [Counted.HOUSEHOLD], area__in=below([whose.area_id]))
    says = _("How often a household of %(area)s was seen on a visit, month by month.")
    return str(total), says % {"area": _area(whose)}, "/desk/visits/"


def _own_visits(whose: Whose) -> Made:
    total = _tallied(whose, [kind.value for kind in Kind], worker=whose.account)
    return str(total), _("Visits that you recorded yourself."), "/desk/visits/months/"


def _own_cases(whose: Whose) -> Made:
    count = _handled(whose.first, whose.last).filter(handler=whose.account).count()
    return str(count), _("Cases that were finished in the year while you had them in hand."), "/desk/"


def _diary_days(whose: Whose) -> Made:
    days = DiaryEntry.objects.filter(worker=whose.account, day__range=(whose.first, whose.last)).count()
    return str(days), _("Days of which your diary says something."), "/desk/visits/"


def _trainings(whose: Whose) -> Made:
    count = _enrolled(whose).filter(came_at__isnull=False).count()
    return str(count), _("Sessions of training that you came to."), "/desk/training/"


def _attendance(whose: Whose) -> Made:
    mine = _enrolled(whose)
    found = Rate(mine.filter(came_at__isnull=False).count(), mine.count())
    says = _("%(part)d of the %(whole)d sessions that you were enrolled for.")
    return _percent(found), says % {"part": found.part, "whole": found.whole}, "/desk/training/"


def _promises_kept(whose: Whose) -> Made:
    found = _promised(whose)
    says = _("%(part)d of the %(whole)d commitments of your organisation that came due in the year.")
    return str(found.kept), says % {"part": found.kept, "whole": found.whole}, COMMITMENTS


def _promises_late(whose: Whose) -> Made:
    found = _promised(whose)
    says = _("Kept after their last day: %(part)d of the %(whole)d that came due in the year.")
    return str(found.late), says % {"part": found.late, "whole": found.whole}, COMMITMENTS


def _promises_broken(whose: Whose) -> Made:
    found = _promised(whose)
    says = _("Put down as broken: %(part)d of %(whole)d; past their last day and still open: %(overdue)d.")
    told = says % {"part": found.broken, "whole": found.whole, "overdue": found.overdue}
    return str(found.broken), told, COMMITMENTS


def _volunteer_hours(whose: Whose) -> Made:
    begins, ends = moments(whose.first, whose.last)
    found = Doing.objects.filter(state=Part.CONFIRMED, task__begins__gte=begins, task__begins__lt=ends)
    sums = found.filter(task__area__in=below([whose.area_id])).aggregate(parts=Count("pk"), minutes=Sum("minutes"))
    says = _("Hours confirmed in tasks of %(area)s; somebody took part %(parts)d times.")
    return f"{(sums['minutes'] or 0) / 60:.1f}", says % {"area": _area(whose), "parts": sums["parts"]}, "/desk/tasks/"


MAKERS: dict[str, Callable[[Whose], Made]] = {
    "cases_finished": _cases_finished,
    "kept_in_time": _kept_in_time,
    "satisfied": _satisfied,
    "visits": _visits,
    "households": _households,
    "own_visits": _own_visits,
    "own_cases": _own_cases,
    "diary_days": _diary_days,
    "trainings": _trainings,
    "attendance": _attendance,
    "promises_kept": _promises_kept,
    "promises_late": _promises_late,
    "promises_broken": _promises_broken,
    "volunteer_hours": _volunteer_hours,
}


def _tallied(whose: Whose, what: list[str], **more: Any) -> int:
    rows = Tally.objects.filter(what__in=what, month__range=(whose.first, whose.last), **more)
    return int(rows.aggregate(total=Sum("count"))["total"] or 0)


def _enrolled(whose: Whose) -> Any:
    begins, ends = moments(whose.first, whose.last)
    held = Enrolment.objects.seated().filter(person=whose.person, session__called_off_at__isnull=True)
    return held.filter(session__begins_at__gte=begins, session__begins_at__lt=ends)


def _promised(whose: Whose) -> Shares:
    """How the promises were kept of the organisations in which the person serves on the last of these days."""
    serves = Post.objects.held_on(whose.last).filter(person=whose.person).values_list("organisation", flat=True)
    now = timezone.now()
    each = [of_organisation(organisation, whose.first, whose.last, now) for organisation in sorted(set(serves))]
    return sum(each, Shares())


def _handled(first: date, last: date) -> Any:
    begins, ends = moments(first, last)
    return Case.objects.filter(done_at__gte=begins, done_at__lt=ends, handler__isnull=False)


def _percent(rate: Rate) -> str:
    return "—" if rate.share is None else f"{rate.share * 100:.1f} %"


def _area(whose: Whose) -> str:
    return tree.get().full_name(whose.area_id)


def _rates(whose: Whose) -> str:
    said = {"area": whose.area_id, "period": "own", "first": whose.first, "last": whose.last}
    return f"/desk/rates/?{urlencode(said)}"


def by_account(keys: Iterable[str], accounts: list[int], first: date, last: date) -> dict[str, dict[int, int]]:
    """Of many at once: key -> account -> how often. One query for each key; only keys of COUNTED."""
    return {key: dict(COUNTED[key](accounts, first, last)) for key in keys}


def _visits_of(accounts: list[int], first: date, last: date) -> Any:
    mine = Q(worker__in=accounts, what__in=[kind.value for kind in Kind], month__range=(first, last))
    return Tally.objects.filter(mine).order_by().values_list("worker").annotate(total=Sum("count"))


def _cases_of(accounts: list[int], first: date, last: date) -> Any:
    mine = _handled(first, last).filter(handler__in=accounts)
    return mine.order_by().values_list("handler").annotate(total=Count("pk"))


def _days_of(accounts: list[int], first: date, last: date) -> Any:
    mine = DiaryEntry.objects.filter(worker__in=accounts, day__range=(first, last))
    return mine.order_by().values_list("worker").annotate(total=Count("pk"))


def _trainings_of(accounts: list[int], first: date, last: date) -> Any:
    begins, ends = moments(first, last)
    came = Enrolment.objects.filter(person__account__in=accounts, came_at__gte=begins, came_at__lt=ends)
    return came.order_by().values_list("person__account").annotate(total=Count("pk"))


COUNTED: dict[str, Callable[[list[int], date, date], Any]] = {
    "own_visits": _visits_of,
    "own_cases": _cases_of,
    "diary_days": _days_of,
    "trainings": _trainings_of,
}


def year_of(year: int, today: date) -> tuple[date, date]:
    """The days of a year so far."""
    return date(year, 1, 1), max(min(date(year, 12, 31), today), date(year, 1, 1))
