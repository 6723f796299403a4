"""Follow-up calls at the desk: who is next, the number with its purpose, the practice's own script."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases import timeline
from linli.cases.actions.following_up import lapse
from linli.cases.models import Case, FollowUp
from linli.cases.words import Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from tests.cast import NOW, account

SCRIPT = [
    {"asks": "greeting", "zh": "您好，这里是回访", "en": "Good day, a follow-up"},
    {"asks": "solved", "zh": "解决了吗", "en": "Is it solved?"},
    {"asks": "grade", "zh": "满意吗", "en": "Are you satisfied?"},
    {"asks": "words", "zh": "还有什么", "en": "What else?"},
    {"asks": "redo", "zh": "再办一次吗", "en": "Again?"},
    {"asks": "thanks", "zh": "谢谢", "en": "Thank you"},
]
LIST = "/desk/follow-up/"


@pytest.fixture
def practice(cast):
    """A practice that calls everybody, twice at most."""
    said = {"after": [1, "working_hours"], "days": 7, "tries": 2, "samples": [{"share": 100}], "script": SCRIPT}
    settings = {**Practice.objects.get().settings, "follow_up": said}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()
    return cast


def drawn(cast, *, hours: int = 24, **more) -> FollowUp:
    """A case settled some days ago that may be called about for so many hours from now."""
    now = timezone.now()
    case = cast.case(now=now - timedelta(days=5), contact_name="王小明", contact_phone="13812345678", **more)
    cases.accept(case=case, by=cast.dispatcher, now=now - timedelta(days=5))
    cases.assign(case=case, by=cast.dispatcher, now=now - timedelta(days=5), organisation=cast.works)
    cases.start(case=case, by=cast.officer, now=now - timedelta(days=5))
    done = now - timedelta(days=4)
    case = cases.finish(case=case, by=cast.officer, now=done, outcome=Outcome.IN_TIME, words="换了灯")
    window = {"call_from": now - timedelta(days=3), "call_until": now + timedelta(hours=hours)}
    return FollowUp.objects.create(case=case, rule=1, share=100, number=7, **window)


def listed(client) -> list[int]:
    return [row["pk"] for row in client.get(LIST).context["rows"]]


def test_those_come_first_whose_time_runs_out_first(practice, at_desk):
    later, sooner = drawn(practice, hours=40), drawn(practice, hours=4)
    assert listed(at_desk(practice.dispatcher)) == [sooner.pk, later.pk]


def test_cases_one_handled_and_cases_elsewhere_are_for_others(practice, at_desk):
    drawn(practice)
    Case.objects.update(handler=practice.dispatcher)
    second = account("second", "调度员 02", practice.street_office, "dispatcher", practice.street)
    north = account("north-head", "主任 01", practice.north_committee, "dispatcher", practice.south)
    assert listed(at_desk(practice.dispatcher)) == []
    assert len(listed(at_desk(second))) == 1
    assert listed(at_desk(north)) == []
    assert at_desk(north).get(f"{LIST}{FollowUp.objects.get().pk}/").status_code == 404


def test_an_empty_list_says_why(cast, practice, at_desk):
    assert "Nobody is to be called now." in at_desk(practice.dispatcher).get(LIST).content.decode()


def test_the_number_is_masked_until_the_call_is_taken_and_that_is_written_down(practice, at_desk):
    call = drawn(practice)
    client = at_desk(practice.dispatcher)
    before = client.get(f"{LIST}{call.pk}/").content.decode()
    assert "138****5678" in before and "13812345678" not in before
    assert "Good day, a follow-up" in before and "Are you satisfied?" in before
    client.post(f"{LIST}{call.pk}/number/")
    assert "13812345678" in client.get(f"{LIST}{call.pk}/").content.decode()
    last = timeline.for_staff(call.case)[-1]
    assert (last.kind, last.words) == ("case.revealed", "Follow-up call")
    second = account("second", "调度员 02", practice.street_office, "dispatcher", practice.street)
    other = at_desk(second).get(f"{LIST}{call.pk}/").content.decode()
    assert "13812345678" not in other and "Somebody else is making this call just now." in other


def test_an_unhappy_answer_is_a_rating_and_asks_for_a_redo(practice, at_desk):
    call = drawn(practice)
    client = at_desk(practice.dispatcher)
    typed = {"state": "reached", "solved": "no", "grade": "1", "words": "还是黑的", "redo": "yes"}
    assert client.post(f"{LIST}{call.pk}/", typed).status_code == 302
    case = Case.objects.get()
    assert (case.grade, case.redo_asked_at is not None) == (1, True)
    assert listed(client) == []


def test_what_was_typed_stays_when_it_is_refused(practice, at_desk):
    call = drawn(practice)
    answer = at_desk(practice.dispatcher).post(f"{LIST}{call.pk}/", {"state": "reached", "words": "还是黑的"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose what the resident says of the result." in page and "还是黑的" in page


def test_a_redo_without_words_changes_nothing(practice, at_desk):
    call = drawn(practice)
    answer = at_desk(practice.dispatcher).post(f"{LIST}{call.pk}/", {"state": "reached", "grade": "2", "redo": "yes"})
    assert answer.status_code == 422
    assert "Tell us what is still wrong." in answer.content.decode()
    assert (Case.objects.get().grade, FollowUp.objects.get().tries) == (None, 0)


def test_who_was_not_reached_stays_on_the_list_with_the_tries(practice, at_desk):
    call = drawn(practice)
    client = at_desk(practice.dispatcher)
    client.post(f"{LIST}{call.pk}/", {"state": "unreached"})
    assert client.get(LIST).context["rows"][0]["tries"] == 1
    client.post(f"{LIST}{call.pk}/", {"state": "unreached"})
    assert listed(client) == []
    assert client.get(LIST).context["tally"] == [("Not reached", 1)]


def test_the_same_answer_twice_is_written_down_once(practice, at_desk):
    call = drawn(practice)
    client = at_desk(practice.dispatcher)
    answers = [client.post(f"{LIST}{call.pk}/", {"state": "reached", "grade": "5"}).status_code for _time in range(2)]
    assert answers == [302, 422]
    assert Case.objects.get().ratings.count() == 1


def test_a_grid_worker_calls_nobody(practice, at_desk):
    assert at_desk(practice.north_worker).get(LIST).status_code == 403
    assert at_desk(practice.north_worker).post(f"{LIST}{drawn(practice).pk}/number/").status_code == 403


def test_the_list_costs_the_same_queries_at_one_and_three_rows(practice, at_desk, django_assert_num_queries):
    client = at_desk(practice.dispatcher)
    drawn(practice)
    client.get(LIST)
    for more in (0, 2):
        for _number in range(more):
            drawn(practice)
        with django_assert_num_queries(6):
            client.get(LIST)


def test_calls_that_lapsed_are_shown_with_the_others(practice, at_desk):
    lapsed = drawn(practice, hours=-1)
    lapse(now=timezone.now())
    page = at_desk(practice.dispatcher).get(LIST)
    assert (page.context["tally"], page.context["rows"]) == ([("Not called in time", 1)], [])
    assert Event.objects.filter(subject_type="case", subject_id=lapsed.case_id).last().kind == "case.call_lapsed"
