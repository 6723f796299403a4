"""Which courses, questions, exams and papers somebody may see, as sentences."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from linli.areas.tree import tree
from linli.people.permissions import Permission
from linli.people.powers import powers


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def run_by(account: Any, permission: Permission = Permission.TRAINING_RUN) -> list[int]:
    """The areas in which the account holds courses and exams."""
    return below(powers(account).areas(permission))


def around(account: Any) -> set[int]:
    """The areas of the account's posts, and all around and below them: what is held there is for them, too."""
    whole = tree.get()
    held = {power.area_id for power in powers(account).held}
    return set(below(list(held))) | {each for area in held for each in whole.lineage(area)}


class Courses(QuerySet[Any]):
    """Courses."""

    def open_to(self, account: Any) -> "Courses":
        """Those held for where the account serves."""
        return self.filter(area__in=around(account))

    def run_by(self, account: Any) -> "Courses":
        return self.filter(area__in=run_by(account))


class Sessions(QuerySet[Any]):
    """Sessions of courses."""

    def open_to(self, account: Any) -> "Sessions":
        """Those held for where the account serves, those at stations, which are for anybody who serves anywhere (F1),
        and those it enrolled for."""
        held = Q(course__area__in=around(account)) | Q(station__isnull=False)
        return self.filter(held | Q(enrolments__person=account.person_id)).distinct()

    def run_by(self, account: Any) -> "Sessions":
        return self.filter(course__area__in=run_by(account))

    def held(self) -> "Sessions":
        return self.filter(called_off_at__isnull=True)

    def to_come(self, *, at: datetime) -> "Sessions":
        return self.filter(ends_at__gte=at)


class Enrolments(QuerySet[Any]):
    """Who is on a session's list."""

    def seated(self) -> "Enrolments":
        """Those with a seat."""
        return self.filter(waiting=False)

    def in_line(self) -> "Enrolments":
        """Those who wait for one, the longest wait first."""
        return self.filter(waiting=True).order_by("pk")


class Questions(QuerySet[Any]):
    """Questions of the bank."""

    def in_use(self) -> "Questions":
        return self.filter(active=True)

    def for_exams_of(self, area_id: int) -> "Questions":
        """Those of the area and of all around it."""
        return self.in_use().filter(area__in=tree.get().lineage(area_id))

    def run_by(self, account: Any) -> "Questions":
        return self.filter(area__in=run_by(account))


class Exams(QuerySet[Any]):
    """Exams."""

    def run_by(self, account: Any) -> "Exams":
        """Those that the account sets or marks."""
        return self.filter(area__in={*run_by(account), *run_by(account, Permission.EXAM_MARK)})


class Sittings(QuerySet[Any]):
    """Papers of candidates."""

    def of(self, account: Any) -> "Sittings":
        """One's own, once the exam is published."""
        return self.filter(person=account.person_id, exam__published_at__isnull=False)

    def run_by(self, account: Any) -> "Sittings":
        return self.filter(exam__area__in={*run_by(account), *run_by(account, Permission.EXAM_MARK)})

    def to_mark(self, account: Any) -> "Sittings":
        """Handed in, and not yet confirmed; never one's own."""
        mine = self.filter(exam__area__in=run_by(account, Permission.EXAM_MARK))
        return mine.filter(handed_at__isnull=False, confirmed_at__isnull=True).exclude(person=account.person_id)

    def over(self, *, at: datetime) -> "Sittings":
        """Under way, though the time is over."""
        return self.filter(began_at__isnull=False, handed_at__isnull=True, due_at__lt=at)


class Certificates(QuerySet[Any]):
    """Certificates."""

    def good(self, *, on: date) -> "Certificates":
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), revoked_at__isnull=True)

    def due(self, *, by: date) -> "Certificates":
        """Ending by that day, or ended; not revoked, and not renewed since."""
        newer = self.model._default_manager.filter(
            person=OuterRef("person"), what=OuterRef("what"), pk__gt=OuterRef("pk"), revoked_at__isnull=True
        )
        ending = self.filter(revoked_at__isnull=True, until__lte=by, person__active=True)
        return ending.filter(~Exists(newer)).order_by(F("until"), "pk")

    def run_by(self, account: Any) -> "Certificates":
        return self.filter(sitting__exam__area__in=run_by(account))
