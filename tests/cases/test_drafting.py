"""Messages of a chat group: kept word for word and once, then registered, joined or set aside."""

import pytest
from django.db import IntegrityError, transaction

from linli.cases import actions as cases
from linli.cases.models import Case, Draft, Paste
from linli.cases.words import Channel
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from linli.journal.queries import story
from tests.cast import NOW, Cast

TEXT = (
    "示范居民 01 2026-11-16 09:12:33\n3号楼的路灯不亮了\n晚上看不见\n\n"
    "示范居民 02 2026-11-16 09:13:00\n收到\n\n示范居民 02 2026-11-16 09:13:40\n收到\n"
)


def keep(cast: Cast, text: str = TEXT, **more: object) -> Paste:
    said = {"group": "北一网格群", "area_id": cast.grid_n1.pk, "by": cast.dispatcher, "now": NOW, **more}
    return cases.keep_chat(text=text, **said)


def drafts() -> list[Draft]:
    return list(Draft.objects.order_by("pk"))


def test_every_message_is_kept_word_for_word_even_the_same_words_twice(cast: Cast) -> None:
    paste = keep(cast)
    assert (paste.messages, paste.fresh) == (3, 3)
    assert [(each.sender, each.words, each.fate) for each in drafts()] == [
        ("示范居民 01", "3号楼的路灯不亮了\n晚上看不见", ""),
        ("示范居民 02", "收到", ""),
        ("示范居民 02", "收到", ""),
    ]
    assert [event.data for event in story("paste", paste.pk)] == [{"messages": 3, "fresh": 3}]


def test_pasting_again_adds_only_what_is_new(cast: Cast) -> None:
    keep(cast)
    again = keep(cast, TEXT + "示范居民 01 2026-11-16 09:20:00\n谢谢\n")
    assert (again.messages, again.fresh) == (4, 1)
    assert [each.words for each in drafts()][-1] == "谢谢"
    assert len(drafts()) == 4


def test_the_same_words_in_another_group_are_another_message(cast: Cast) -> None:
    keep(cast)
    assert keep(cast, group="北二网格群").fresh == 3


def test_two_thousand_messages_are_kept_at_once_in_a_few_queries(cast: Cast, django_assert_max_num_queries) -> None:
    text = "\n".join(
        f"示范居民 {at % 30:02d} 2026-11-16 {at // 60 % 24:02d}:{at % 60:02d}:00\n第{at}句" for at in range(2000)
    )
    with django_assert_max_num_queries(12):
        assert keep(cast, text).fresh == 2000


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"text": " \n"}, "text", "Paste what the group wrote, or choose the exported file."),
        ({"group": " "}, "group", "Write which group this comes from."),
        (
            {"text": "某人：话\n" * 5001},
            "text",
            "These are 5001 messages; at most 5000 are taken at once. Paste them in parts.",
        ),
    ],
)
def test_a_paste_that_cannot_be_kept_is_refused_whole(cast: Cast, more, field, sentence) -> None:
    with pytest.raises(Refusal) as refused:
        keep(cast, **more)
    assert (refused.value.field, str(refused.value)) == (field, sentence)
    assert (Paste.objects.count(), Draft.objects.count()) == (0, 0)


def test_whoever_may_not_register_there_keeps_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        keep(cast, by=cast.south_worker)


def test_one_message_becomes_a_case_word_for_word(cast: Cast) -> None:
    keep(cast)
    first = drafts()[0]
    case = cases.register_drafts(drafts=[first], by=cast.dispatcher, now=NOW, category=cast.lamp)
    first.refresh_from_db()
    assert (case.text, case.channel, case.area_id, case.category) == (
        first.words,
        Channel.CHAT,
        cast.grid_n1.pk,
        cast.lamp,
    )
    assert (case.contact_name, case.first_asked, f"{case.arrival.heard_on}") == (
        "示范居民 01",
        cast.dispatcher,
        "2026-11-16",
    )
    assert (first.fate, first.case, first.decided_by) == (Draft.Fate.REGISTERED, case, cast.dispatcher)


def test_several_messages_become_one_case_in_the_order_they_were_said(cast: Cast) -> None:
    keep(cast)
    case = cases.register_drafts(drafts=[drafts()[2], drafts()[0]], by=cast.dispatcher, now=NOW)
    assert case.text == "3号楼的路灯不亮了\n晚上看不见\n收到"
    assert [each.fate for each in drafts()] == ["registered", "", "registered"]


def test_messages_are_added_to_a_case_about_the_same(cast: Cast) -> None:
    keep(cast)
    case = cast.case()
    cases.join_drafts(drafts=drafts()[:1], case=case, by=cast.dispatcher, now=NOW)
    assert [event.words.text for event in story("case", case.pk) if event.kind == "case.said_more"] == [
        drafts()[0].words
    ]
    assert (drafts()[0].fate, drafts()[0].case) == (Draft.Fate.JOINED, case)


def test_setting_aside_needs_a_reason_and_writes_it_down(cast: Cast) -> None:
    keep(cast)
    with pytest.raises(Refusal, match="Say why nothing follows from this"):
        cases.set_aside(drafts=drafts()[1:], reason=" ", by=cast.dispatcher, now=NOW)
    assert cases.set_aside(drafts=drafts()[1:], reason="只是回应", by=cast.dispatcher, now=NOW) == 2
    assert [(each.fate, each.reason) for each in drafts()] == [
        ("", ""),
        ("set_aside", "只是回应"),
        ("set_aside", "只是回应"),
    ]
    assert Event.objects.filter(kind="draft.set_aside").count() == 2


def test_what_somebody_decided_on_is_not_decided_on_again(cast: Cast) -> None:
    keep(cast)
    stale = drafts()
    cases.register_drafts(drafts=stale[:1], by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState, match="has been decided on already: Registered as a case"):
        cases.register_drafts(drafts=stale, by=cast.dispatcher, now=NOW)
    assert Case.objects.count() == 1
    assert [each.fate for each in drafts()] == ["registered", "", ""]


def test_nothing_ticked_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Tick at least one message"):
        cases.register_drafts(drafts=[], by=cast.dispatcher, now=NOW)


def test_drafts_are_seen_by_whoever_may_register_in_their_area(cast: Cast) -> None:
    keep(cast)
    counts = {
        each: Draft.objects.visible_to(each).count() for each in (cast.north_worker, cast.south_worker, cast.officer)
    }
    assert counts == {cast.north_worker: 3, cast.south_worker: 0, cast.officer: 0}


def test_the_database_holds_a_draft_to_its_fate(cast: Cast) -> None:
    keep(cast)
    for change in ({"fate": "registered"}, {"fate": "set_aside"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Draft.objects.update(**change)
