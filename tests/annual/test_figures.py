"""Figures of a year, and the list of those who did nothing."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from linli.annual import actions as reports
from linli.annual.figures import Figure, Whose, figures
from linli.annual.idle import idle, span
from linli.annual.models import Finding
from linli.annual.practice import Form
from linli.cases import actions as cases
from linli.cases.words import Outcome
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.people.models import Account
from linli.training import actions as training
from linli.training.models import Course, Enrolment
from linli.visits import actions as visits
from linli.visits.words import Kind
from tests.cast import NOW, SHANGHAI, Cast

EARLIER = datetime(2026, 10, 14, 9, 30, tzinfo=SHANGHAI)


def visit(cast: Cast, by: Account, now: datetime = NOW) -> None:
    area = cast.grid_n1 if by == cast.north_worker else cast.grid_s1
    visits.record_visit(
        visits.Visited(key=uuid4(), kind=Kind.DOOR, area_id=area.pk, place="三号楼", heard="楼道灯不亮"), by=by, now=now
    )


def values(found: list[Figure]) -> dict[str, str]:
    return {each.key: each.value for each in found}


def test_figures_come_from_what_was_recorded_and_say_what_they_are_made_of(cast: Cast, form: Form) -> None:
    visit(cast, cast.north_worker)
    visit(cast, cast.north_worker, EARLIER)
    visit(cast, cast.south_worker)
    case = cast.in_hand()
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="换了灯泡")
    course = training.keep_course(name="讲堂", kind="lecture", area=cast.street, by=cast.dispatcher, now=NOW)
    for hours in (1, 30):
        begins = NOW + timedelta(hours=hours)
        held = training.hold(
            course=course,
            begins_at=begins,
            ends_at=begins + timedelta(hours=1),
            place="礼堂",
            by=cast.dispatcher,
            now=NOW,
        )
        training.enrol(session=held, by=cast.north_worker, now=NOW)
    Enrolment.objects.filter(session=Course.objects.get().sessions.first()).update(came_at=NOW)
    year = date(2026, 1, 1), date(2026, 12, 31)
    mine = figures(form.figures, Whose(cast.north_worker.person, cast.north_worker, cast.grid_n1.pk, *year))
    assert values(mine) == {
        "cases_finished": "0",  # nobody has read the journal here
        "kept_in_time": "—",
        "satisfied": "—",
        "visits": "2",
        "households": "0",
        "own_visits": "2",
        "own_cases": "0",
        "diary_days": "2",
        "trainings": "1",
        "attendance": "50.0 %",
    }
    assert mine[-1].says == "1 of the 2 sessions that you were enrolled for."
    office = figures(["own_cases", "visits"], Whose(cast.officer.person, cast.officer, cast.street.pk, *year))
    assert values(office) == {"own_cases": "1", "visits": "3"}


def test_the_span_is_of_whole_months(cast: Cast, form: Form) -> None:
    assert span(date(2026, 11, 18)) == (date(2026, 8, 1), date(2026, 10, 31))
    assert span(date(2026, 2, 1)) == (date(2025, 11, 1), date(2026, 1, 31))


def test_those_of_whom_everything_is_nothing_are_listed_and_a_person_decides_once(cast: Cast, form: Form) -> None:
    visit(cast, cast.north_worker, EARLIER)
    listed = idle([cast.grid_n1.pk, cast.grid_s1.pk], NOW.date())
    assert [each.post.person for each in listed] == [cast.south_worker.person]
    assert set(listed[0].figures.values()) == {0}
    whom = {"person": cast.south_worker.person, "area_id": cast.grid_s1.pk, "now": NOW}
    with pytest.raises(Refusal):
        reports.decide(decision="held", words=" ", by=cast.dispatcher, **whom)
    with pytest.raises(NotAllowed):
        reports.decide(decision="held", words="没有记录", by=cast.officer, **whom)
    made = reports.decide(decision="excused", words="病假三个月", by=cast.dispatcher, **whom)
    assert (made.decision, made.first, made.last) == ("excused", date(2026, 8, 1), date(2026, 10, 31))
    with pytest.raises(WrongState):
        reports.decide(decision="held", words="再来一次", by=cast.dispatcher, **whom)
    with pytest.raises(WrongState):
        reports.decide(
            person=cast.north_worker.person,
            area_id=cast.grid_n1.pk,
            decision="held",
            words="不在名单上",
            by=cast.dispatcher,
            now=NOW,
        )
    assert Finding.objects.count() == 1
