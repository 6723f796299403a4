"""The figures of training that reports ask for (Z5, E6): sessions and attendances by course, candidates examined and
qualified by exam. Three queries, however many came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from linli.training.models import Certificate, Exam, Session
from linli.training.practice import training


@dataclass(frozen=True, slots=True)
class Taught:
    """One course in a stretch of days. `came` counts attendances: those of people known here, and guests."""

    course_id: int
    name: str
    kind: str
    sessions: int
    enrolled: int
    came: int


@dataclass(frozen=True, slots=True)
class Examined:
    """One exam: those called, those who sat it, those with a result, those who qualified."""

    exam_id: int
    name: str
    called: int
    sat: int
    judged: int
    passed: int

    @property
    def share(self) -> float | None:
        return self.passed / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some areas, from `first` to `last`, both days included."""

    first: date
    last: date
    taught: list[Taught]
    examined: list[Examined]
    certificates: int

    @property
    def sessions(self) -> int:
        return sum(each.sessions for each in self.taught)

    @property
    def came(self) -> int:
        return sum(each.came for each in self.taught)

    @property
    def sat(self) -> int:
        return sum(each.sat for each in self.examined)

    @property
    def passed(self) -> int:
        return sum(each.passed for each in self.examined)


def moments(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first moment of a day to the first after another."""
    zone = timezone.get_current_timezone()
    return datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)


def figures(areas: Iterable[int], first: date, last: date) -> Figures:
    """What was taught and examined in these areas: sessions that began, exams that opened in the days; and the
    certificates that are good on the last of them."""
    within, span = list(areas), moments(first, last)
    certificates = Certificate.objects.filter(sitting__exam__area__in=within, given_on__lte=last).good(on=last)
    return Figures(first, last, _taught(within, span), _examined(within, span), certificates.count())


def _taught(areas: list[int], span: tuple[datetime, datetime]) -> list[Taught]:
    held = Session.objects.held().filter(course__area__in=areas, begins_at__gte=span[0], begins_at__lt=span[1])
    by_course = held.values("course_id", "course__name", "course__kind").order_by("course__name", "course_id")
    # Guests are summed apart: joined with the enrolments, each would count once for every name on the list.
    counts = by_course.annotate(
        sessions=Count("pk", distinct=True),
        enrolled=Count("enrolments", filter=Q(enrolments__waiting=False)),
        came=Count("enrolments", filter=Q(enrolments__came_at__isnull=False)),
    )
    guests = dict(held.order_by().values_list("course_id").annotate(total=Sum("guests")))
    kinds = training().courses
    return [_course(row, guests, kinds) for row in counts]


def _course(row: dict[str, Any], guests: dict[int, int], kinds: dict[str, str]) -> Taught:
    return Taught(
        course_id=row["course_id"],
        name=row["course__name"],
        kind=kinds.get(row["course__kind"], row["course__kind"]),
        sessions=row["sessions"],
        enrolled=row["enrolled"],
        came=row["came"] + guests[row["course_id"]],
    )


def _examined(areas: list[int], span: tuple[datetime, datetime]) -> list[Examined]:
    held = Exam.objects.filter(area__in=areas, opens_at__gte=span[0], opens_at__lt=span[1], published_at__isnull=False)
    first = Q(sittings__attempt=1)  # people are counted: whoever sits it again is one of them
    counts = held.order_by("opens_at", "pk").annotate(
        called=Count("sittings", filter=first),
        sat=Count("sittings", filter=first & Q(sittings__began_at__isnull=False)),
        judged=Count("sittings", filter=first & Q(sittings__passed__isnull=False)),
        passed_by=Count("sittings", filter=Q(sittings__passed=True)),
    )
    return [Examined(each.pk, each.name, each.called, each.sat, each.judged, each.passed_by) for each in counts]
