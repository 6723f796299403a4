"""Words that read like an opinion about a person: whoever types them is asked to think again, and is never refused."""

from uuid import uuid4

import pytest
from django.utils import timezone

from linli.catalogue import actions as catalogue
from linli.catalogue.tables import tables
from linli.desk import hints
from linli.journal.actions import SYSTEM
from linli.visits import actions as visits
from linli.visits.actions import Visited
from linli.visits.models import DiaryEntry, Visit
from linli.visits.words import Kind
from tests.cast import NOW
from tests.visits.conftest import keep

HINT = "“难缠” reads like an opinion about a person. If it is one, write instead what happened, or what help is needed."
FACT, OPINION = "楼道灯不亮了", "这家人很难纏，楼道灯不亮了"  # one of its signs is a traditional one


@pytest.fixture(autouse=True)
def listed(cast):
    """A practice whose pack lists one such word."""
    practice = tables.get().practice
    settings = {**(practice.settings if practice else {}), "households": {"opinion_words": ["难缠"]}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)


@pytest.fixture
def diary(cast):
    """Today's, with one visit of the north worker in it."""
    visited = Visited(key=uuid4(), kind=Kind.DOOR, household=keep(cast, "0001"), heard=FACT)
    return visits.record_visit(visited, by=cast.north_worker, now=timezone.now()).visit.entry


def warned(response):
    return [str(each) for each in response.context["messages"] if each.level_tag == "warning"]


@pytest.mark.parametrize(("text", "hint"), [(FACT, ""), (OPINION, HINT), ("", "")])
def test_only_what_reads_like_an_opinion_gets_the_hint(text, hint):
    assert hints.opinion(text) == hint


def test_a_visit_is_recorded_word_for_word_and_the_hint_said(cast, at_desk):
    household = keep(cast, "0002")
    typed = {"key": str(uuid4()), "kind": "door", "household": household.pk, "heard": FACT, "done": OPINION}
    page = at_desk(cast.north_worker).post("/desk/today/visit/", typed, follow=True)
    assert (warned(page), Visit.objects.get().done) == ([HINT], OPINION)


def test_the_correction_the_note_the_month_and_the_answer_hint_too(cast, at_desk, diary):
    worker, visit = at_desk(cast.north_worker), diary.visits.get()
    month = f"/desk/visits/months/{cast.north_worker.pk}/{diary.day:%Y}-{diary.day:%-m}/"
    corrected = worker.post(f"/desk/visits/{visit.pk}/correct/", {"heard": OPINION, "seen": 1}, follow=True)
    noted = worker.post("/desk/visits/note/", {"note": OPINION, "seen": 1}, follow=True)
    summed = worker.post(month, {"text": OPINION, "seen": 0}, follow=True)
    answer = {"text": OPINION}
    answered = at_desk(cast.dispatcher).post(f"/desk/visits/days/{diary.pk}/answer/", answer, follow=True)
    assert [warned(page) for page in (corrected, noted, summed, answered)] == [[HINT]] * 4
    assert (DiaryEntry.objects.get().note, diary.answers.get().text) == (OPINION, OPINION)


def test_a_note_for_colleagues_on_a_case_hints_too(cast, at_desk):
    case = cast.case(FACT)
    page = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/note/", {"words": OPINION}, follow=True)
    assert warned(page) == [HINT]


def test_the_boxes_tell_the_page_by_which_words(cast, at_desk, diary):
    page = at_desk(cast.north_worker).get("/desk/today/visit/").content.decode()
    assert page.count('data-opinions="难缠"') == 2
    app = at_desk(cast.north_worker).get("/desk/today/app/").content.decode()
    assert app.count('data-opinions="难缠"') == 2
