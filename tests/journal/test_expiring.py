"""What is past its time is erased as declared, leaving nothing personal and a note that it was; nothing else is."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.core.files.storage import default_storage

from linli.cases import actions as cases
from linli.cases.models import Attachment, Case, Draft
from linli.cases.words import Outcome
from linli.cli.expire import expire as command
from linli.insight.models import Trace
from linli.insight.searching import SEARCHING
from linli.journal import jobs, queries
from linli.journal.actions import seal
from linli.journal.expiring import expire, promises
from linli.journal.models import Erasure, Event, Words
from linli.journal.readers import catch_up
from tests.cast import NOW, Cast

MARKED = "张三"
JUST_UNDER, OVER = timedelta(days=731), timedelta(days=732)  # one of the two years has 366 days
YEARS_5 = timedelta(days=5 * 366)


def closed(cast: Cast, **more: Any) -> Case:
    case = cast.in_hand(
        text=f"{MARKED}家门口积水", contact_name=MARKED, contact_phone="13800005678", place=MARKED, **more
    )
    cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.AT_ONCE, words=f"{MARKED}说好了")
    cases.verify(case=case, by=cast.dispatcher, now=NOW)
    return cases.close(case=case, by=cast.dispatcher, now=NOW)


def drafts(cast: Cast) -> list[Draft]:
    text = f"{MARKED} 2026/11/18 09:00\n灯不亮\n李四 2026/11/18 09:01\n同问"
    cases.keep_chat(group="北一群", area_id=cast.grid_n1.pk, text=text, by=cast.dispatcher, now=NOW)
    return list(Draft.objects.order_by("pk"))


def everything() -> str:
    """All that any row of ours holds, as its fields read it."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("linli.")]
    rows = [(row, row._meta.concrete_fields) for model in ours for row in model.objects.all()]
    return "\n".join(str([getattr(row, field.attname) for field in fields]) for row, fields in rows)


def test_contacts_go_two_years_after_closing_and_not_a_day_before(cast: Cast) -> None:
    case = closed(cast)
    assert expire(now=NOW + JUST_UNDER) == {}
    assert expire(now=NOW + OVER)["cases.Case"] == 1
    case.refresh_from_db()
    assert (case.contact_name, case.contact_phone, case.phone_mark) == ("", "", None)
    assert MARKED in case.text


def test_what_is_open_is_kept_however_old(cast: Cast) -> None:
    case = cast.in_hand(contact_phone="13800005678")
    cases.note(case=case, by=cast.officer, now=NOW, words="再去看看")
    assert expire(now=NOW + YEARS_5) == {}
    case.refresh_from_db()
    assert (case.contact_phone, Words.objects.get().text) == ("13800005678", "再去看看")


def test_after_five_years_nothing_that_anybody_said_is_left(cast: Cast) -> None:
    case = closed(cast, photos=[b"jpeg"])
    drafts(cast)
    seal(now=NOW)
    catch_up(SEARCHING)
    file = Attachment.objects.get().file.name
    assert MARKED in everything()
    assert default_storage.exists(file)
    expire(now=NOW + YEARS_5)
    assert MARKED not in everything()
    case.refresh_from_db()
    assert (case.text, case.place, Trace.objects.count(), Attachment.objects.count()) == ("", "", 0, 0)


def test_the_command_says_what_would_go_and_erases_only_when_told(cast: Cast) -> None:
    case = closed(cast)
    Case.objects.filter(pk=case.pk).update(closed_at=NOW - timedelta(days=800))
    said = CliRunner().invoke(command, []).output
    assert "        1  cases.Case         P2Y   contact_name, contact_phone, phone_mark, about_person\n" in said
    assert said.endswith("Nothing was erased. To erase it: linli expire --now\n")
    assert Case.objects.get().contact_phone == "13800005678"
    assert CliRunner().invoke(command, ["--now"]).output.endswith("Erased: 1 rows.\n")
    assert Case.objects.get().contact_phone == ""


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_picture_goes_with_the_last_case_that_has_it(cast: Cast) -> None:
    closed(cast, photos=[b"shared"])
    other = cast.case(photos=[b"shared"])
    file = Attachment.objects.first().file.name
    expire(now=NOW + YEARS_5)
    assert default_storage.exists(file)
    Case.objects.filter(pk=other.pk).update(closed_at=NOW, status="withdrawn")
    expire(now=NOW + YEARS_5)
    assert (default_storage.exists(file), Attachment.objects.count()) == (False, 0)


def test_its_story_says_what_was_erased_and_its_chain_still_holds(cast: Cast) -> None:
    case = closed(cast)
    expire(now=NOW + YEARS_5)
    told = Event.objects.filter(subject_type="case", subject_id=case.pk, kind="case.expired").order_by("seq")
    assert [each.data["erased"] for each in told] == [
        ["contact_name", "contact_phone", "phone_mark", "about_person"],
        ["text", "place", "latitude", "longitude", "words"],
    ]
    assert list(queries.broken_links()) == []


def test_messages_of_a_chat_go_a_year_after_they_were_pasted_whatever_became_of_them(cast: Cast) -> None:
    one, two = drafts(cast)
    cases.register_drafts(drafts=[one], by=cast.dispatcher, now=NOW)
    year = NOW + timedelta(days=366)
    assert expire(now=NOW + timedelta(days=364)) == {}
    assert expire(now=year) == {"cases.Draft": 2}
    kept = Draft.objects.order_by("pk")
    assert [(each.sender, each.words, each.mark, each.fate) for each in kept] == [
        ("", "", None, "registered"),
        ("", "", None, ""),
    ]
    assert list(Draft.objects.waiting()) == []
    assert two.pk in Event.objects.filter(kind="draft.expired").values_list("subject_id", flat=True)


def test_asking_what_is_past_its_time_changes_nothing(cast: Cast) -> None:
    closed(cast)
    before = everything()
    found = {(each.name, each.lasts): each.past(NOW + OVER).count() for each in promises()}
    assert found["cases.Case", "P2Y"] == 1
    assert found["cases.Case", "P5Y"] == 0
    assert everything() == before


def test_a_second_time_finds_nothing_more(cast: Cast) -> None:
    closed(cast)
    drafts(cast)
    assert expire(now=NOW + YEARS_5) != {}
    assert expire(now=NOW + YEARS_5) == {}
    assert [bool(each.counts) for each in Erasure.objects.order_by("pk")] == [True, False]


def test_in_small_stretches_all_of_it_goes(cast: Cast) -> None:
    for _number in range(3):
        closed(cast)
    assert expire(now=NOW + OVER, stretch=2)["cases.Case"] == 3


def test_the_worker_looks_once_a_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    moment: list[datetime] = [NOW + OVER]
    monkeypatch.setattr(jobs.timezone, "now", lambda: moment[0])
    closed(cast)
    assert jobs.erase_expired(timestamp=0) == 1
    closed(cast)
    assert jobs.erase_expired(timestamp=0) == 0
    moment[0] += timedelta(days=1)
    assert jobs.erase_expired(timestamp=0) == 1
