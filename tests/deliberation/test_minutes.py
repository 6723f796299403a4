"""Minutes in versions, decisions that hang out, objections, and being reminded."""

import io
import json
from datetime import date, timedelta

import pytest
from django.utils import timezone
from docx import Document
from procrastinate.contrib.django import app

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.deliberation import actions, document
from linli.deliberation.jobs import look_after, look_after_meetings
from linli.deliberation.models import Decision, Meeting, Minutes, Objection, Topic
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.notify.models import Message, Notice
from linli.notify.words import Group
from tests.at_once import both
from tests.deliberation.conftest import BEGINS

ENDED = BEGINS + timedelta(hours=2)


@pytest.fixture
def ended(cast, session):
    """A meeting that is over, with one thing decided."""
    meeting = session()
    topic = actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)
    actions.discuss(topic=topic, notes="老张：先画线 <b>", seen=1, by=cast.dispatcher, now=BEGINS)
    actions.decide(actions.Decided(words="同意划线停车"), topic=topic, by=cast.dispatcher, now=BEGINS)
    return actions.end(meeting=meeting, by=cast.dispatcher, now=ENDED)


@pytest.fixture
def write(cast, ended):
    """Writes minutes and publishes them."""

    def publish(words="会议顺利。", seen=1, why="", now=ENDED):
        draft = actions.write_minutes(meeting=ended, words=words, why=why, seen=seen, by=cast.dispatcher, now=now)
        return actions.publish_minutes(minutes=draft, by=cast.dispatcher, now=now)

    return publish


def text_of(minutes):
    with minutes.file.open("rb") as file:
        return "\n".join(each.text for each in Document(io.BytesIO(file.read())).paragraphs)


def objecting(**more):
    usual = {"name": "居民 01", "phone": "13900000001", "words": "没有地方停"}
    return actions.Objecting(**{**usual, **more})


def test_minutes_are_due_in_working_days_from_the_end(ended):
    assert f"{ended.minutes_due_at:%Y-%m-%d %H:%M}" == "2026-11-24 17:30"  # a weekend lies between


def test_minutes_become_a_document_that_says_what_was_said_and_decided(write):
    minutes = write()
    text = text_of(minutes)
    assert "两委会会议纪要" in text and "到会：网格员 01、网格员 12" in text and "缺席：网格员 13" in text
    assert "讨论：老张：先画线 <b>" in text and "决定（通过，无人反对）：同意划线停车" in text
    assert "会议顺利。" in text and "{" not in text
    assert json.loads(minutes.told)["topics"][0]["words"] == "同意划线停车"


def test_a_change_after_publishing_is_a_new_version_and_both_are_kept(cast, ended, write):
    first = write()
    with pytest.raises(WrongState, match=r"Somebody published the minutes meanwhile\."):
        actions.write_minutes(meeting=ended, words="改", seen=1, by=cast.dispatcher, now=ENDED)
    with pytest.raises(Refusal, match="Say what this version changes"):
        actions.write_minutes(meeting=ended, words="改", seen=2, by=cast.dispatcher, now=ENDED)
    second = write(words="会议圆满。", seen=2, why="更正用语")
    kept = [(each.number, each.words, each.why) for each in Minutes.objects.order_by("number")]
    assert kept == [(1, "会议顺利。", ""), (2, "会议圆满。", "更正用语")]
    first.refresh_from_db()
    assert "会议顺利。" in text_of(first) and "会议圆满。" in text_of(second)
    subjects = Notice.objects.filter(account=cast.north_worker, key__contains="minutes").order_by("pk")
    assert [each.subject for each in subjects] == ["“两委会”会议纪要已公布", "“两委会”会议纪要第 2 版已公布"]


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_one(cast, ended):
    draft = actions.write_minutes(meeting=ended, words="好", seen=1, by=cast.dispatcher, now=ENDED)

    def publish():
        actions.publish_minutes(minutes=draft, by=cast.dispatcher, now=ENDED)

    assert both(publish, publish) == []
    assert (
        Minutes.objects.count(),
        Notice.objects.filter(account=cast.north_worker, key__contains="minutes").count(),
    ) == (1, 1)


def test_only_whoever_runs_the_meeting_writes_and_only_once_it_is_over(cast, ended, called):
    with pytest.raises(NotAllowed):
        actions.write_minutes(meeting=ended, words="", seen=1, by=cast.north_worker, now=ENDED)
    other = called(begins=BEGINS.replace(day=25))
    with pytest.raises(WrongState, match="This is now “Called”"):
        actions.write_minutes(meeting=other, words="", seen=1, by=cast.dispatcher, now=ENDED)


def test_a_template_of_one_s_own_is_filled_and_a_broken_one_is_refused():
    made, written = Document(), io.BytesIO()
    made.add_paragraph("{{ forum }} / {{ nothing }} / {{ topics[0].title }}")
    made.save(written)
    told = {**document.SAMPLE, "forum": "两委会", "topics": [{**document.SAMPLE_TOPIC, "title": "A & B"}]}
    text = Document(io.BytesIO(document.filled(written.getvalue(), told))).paragraphs[0].text
    assert text == "两委会 /  / A & B"
    assert document.why_not_template(document.usual()) is None
    broken, cut = Document(), io.BytesIO()
    broken.add_paragraph("{{ forum")
    broken.save(cut)
    assert "cannot be filled" in (document.why_not_template(cut.getvalue()) or "")
    assert "cannot be filled" in (document.why_not_template(b"no document") or "")
    escaped, out = Document(), io.BytesIO()
    escaped.add_paragraph("{{ ''.__class__.__mro__ }}")
    escaped.save(out)
    assert "cannot be filled" in (document.why_not_template(out.getvalue()) or "")


def test_decisions_hang_out_for_the_days_of_the_practice_from_the_minutes_on(cast, write):
    write()
    decision = Decision.objects.get()
    assert (decision.posted_on, decision.posted_until) == (date(2026, 11, 19), date(2026, 11, 26))


def test_an_objection_is_raised_once_while_it_hangs_out_and_is_answered(cast, write):
    decision = Decision.objects.get(pk=write().meeting.topics.get().decision.pk)
    said = objecting()
    made = actions.raise_objection(said, decision=decision, by=RESIDENT, now=ENDED)
    assert actions.raise_objection(said, decision=decision, by=RESIDENT, now=ENDED) == made
    with pytest.raises(Refusal, match=r"You objected to this decision already\."):
        actions.raise_objection(objecting(), decision=decision, by=RESIDENT, now=ENDED)
    late = ENDED + timedelta(days=8)
    with pytest.raises(Refusal, match=r"Objections could be raised until 2026-11-26\."):
        actions.raise_objection(objecting(name="居民 02"), decision=decision, by=RESIDENT, now=late)
    assert Notice.objects.get(account=cast.dispatcher, key__contains="objection").subject == "对“两委会”决定的异议"
    with pytest.raises(Refusal, match="Write the answer"):
        actions.answer_objection(objection=made, upheld=False, words="", by=cast.dispatcher, now=late)
    actions.answer_objection(objection=made, upheld=False, words="另有车位", by=cast.dispatcher, now=late)
    with pytest.raises(WrongState, match=r"This objection is decided already\."):
        actions.answer_objection(objection=made, upheld=True, words="改", by=cast.dispatcher, now=late)
    decision.refresh_from_db()
    assert decision.set_aside_at is None


def test_an_objection_that_is_right_sets_the_decision_aside_and_the_topic_comes_again(cast, write, planned):
    decision = write().meeting.topics.get().decision
    made = actions.raise_objection(objecting(), decision=decision, by=RESIDENT, now=ENDED)
    actions.answer_objection(objection=made, upheld=True, words="重议", by=cast.dispatcher, now=ENDED)
    with pytest.raises(Refusal, match="This decision was set aside after an objection"):
        actions.raise_objection(objecting(name="居民 02"), decision=decision, by=RESIDENT, now=ENDED)
    later = planned(begins=BEGINS + timedelta(days=7))
    assert [each.taken_from for each in actions.call(later, by=cast.dispatcher, now=ENDED).topics.all()] == [
        Topic.objects.get(decision=decision)
    ]


@pytest.mark.parametrize("field", ["name", "phone", "words"])
def test_an_objection_needs_a_name_a_number_and_words(write, field):
    decision = write().meeting.topics.get().decision
    with pytest.raises(Refusal) as refused:
        actions.raise_objection(objecting(**{field: ""}), decision=decision, by=RESIDENT, now=ENDED)
    assert (refused.value.field, Objection.objects.count()) == (field, 0)


def test_members_are_reminded_once_within_the_day(cast, called):
    called()
    Notice.objects.all().delete()
    assert actions.remind_due(now=BEGINS - timedelta(hours=25)) == 0
    assert (actions.remind_due(now=BEGINS - timedelta(hours=20)), actions.remind_due(now=BEGINS)) == (1, 0)
    assert Notice.objects.filter(account=cast.north_worker).count() == 1


def test_whoever_owes_minutes_is_asked_each_day_until_they_are_published(cast, ended, write):
    due = Meeting.objects.get().minutes_due_at
    moments = [due - timedelta(days=2), due - timedelta(hours=20), due - timedelta(hours=19), due + timedelta(hours=1)]
    assert [actions.urge_due(now=moment) for moment in moments] == [0, 1, 0, 1]
    asked = Notice.objects.filter(account=cast.dispatcher, key__contains="urged").order_by("pk")
    assert [each.subject for each in asked] == [
        "须在 2026-11-24 17:30 前公布：“两委会”会议纪要",
        "自 2026-11-24 17:30 起逾期：“两委会”会议纪要",
    ]
    write()
    assert actions.urge_due(now=due + timedelta(days=3)) == 0


def test_the_worker_ends_a_notice_when_its_days_are_over_and_says_what_came_of_it(cast, write):
    decision = write().meeting.topics.get().decision
    last = BEGINS + timedelta(days=7)
    assert look_after(last) == 0  # until 2026-11-26 it hangs out
    made = actions.raise_objection(objecting(), decision=decision, by=RESIDENT, now=last)
    assert (look_after(last + timedelta(days=1)), look_after(last + timedelta(days=2))) == (1, 0)
    over = Event.objects.get(kind="decision.notice_over")
    assert (over.data["objections"], over.data["open"]) == (1, 1)
    notice = Notice.objects.get(account=cast.dispatcher, key__contains="notice")
    assert ("停车" in notice.subject, notice.group) == (True, Group.TO_DO)
    actions.answer_objection(objection=made, upheld=False, words="另有车位", by=cast.dispatcher, now=last)
    decision = actions.post_again(decision=decision, by=cast.dispatcher, now=last)
    assert (decision.notice_over_at, look_after(last + timedelta(days=9))) == (None, 1)
    again = Notice.objects.filter(account=cast.dispatcher, key__contains="notice").latest("pk")
    assert again.group == Group.INFORMATION


def test_the_worker_itself_reminds_and_asks_for_minutes(cast, ended, monkeypatch):
    due = ended.minutes_due_at
    monkeypatch.setattr(timezone, "now", lambda: due - timedelta(hours=20))
    assert (look_after_meetings(0), look_after_meetings(0)) == (1, 0)
    monkeypatch.setattr(timezone, "now", lambda: due + timedelta(hours=1))
    assert look_after_meetings(0) == 1
    assert Notice.objects.filter(account=cast.dispatcher, key__contains="urged").count() == 2
    planned = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert planned["linli.deliberation.jobs.look_after_meetings"] == "*/5 * * * *"


def test_whoever_objected_is_told_by_text_that_there_is_an_answer(cast, write, settings):
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "https://texts.example", "https://linli.example"
    decision = write().meeting.topics.get().decision
    made = actions.raise_objection(objecting(), decision=decision, by=RESIDENT, now=ENDED)
    actions.answer_objection(objection=made, upheld=False, words="另有车位", by=cast.dispatcher, now=ENDED)
    message = Message.objects.get(key=f"objection:answered:{made.pk}")
    assert message.phone == "13900000001"
    assert "“两委会”" in message.body
    assert message.body.endswith(f" https://linli.example/deliberation/mine/{made.code}/")
