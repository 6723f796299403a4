"""Lives written in bulk are what the actions would have written, and land once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.forms import model_to_dict

from linli.cases import actions, bulk
from linli.cases import lives_together as together
from linli.cases.life import Life
from linli.cases.models import Assignment, Case, Rating
from linli.cases.words import Action, Channel, Grade, Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal, WrongState
from linli.journal.actions import RESIDENT, SYSTEM
from linli.journal.models import Event
from linli.journal.queries import broken_links
from tests.cast import NOW, Cast

OWN = {"id", "code", "case", "area_id"}


def hours(count: int) -> datetime:
    return NOW + timedelta(hours=count)


def submission(cast: Cast, **more: object) -> actions.Submission:
    return actions.Submission(text="路灯不亮了", area_id=cast.grid_n1.pk, **more)


def acted(cast: Cast) -> Case:
    """A case that went round twice, by single actions."""
    case = actions.register(submission(cast), now=NOW)
    by = cast.dispatcher
    actions.accept(case=case, by=by, now=hours(1))
    actions.classify(case=case, by=by, now=hours(2), category=cast.lamp, rung=cast.member_rung)
    actions.assign(case=case, by=by, now=hours(3), organisation=cast.works, words="请尽快")
    actions.start(case=case, by=cast.officer, now=hours(4))
    actions.finish(case=case, by=cast.officer, now=hours(5), outcome=Outcome.IN_TIME, words="换了灯泡")
    actions.rate(case=case, now=hours(6), grade=Grade.DISSATISFIED, words="又坏了")
    actions.ask_redo(case=case, now=hours(7), words="还是不亮")
    actions.grant_redo(case=case, by=by, now=hours(8))
    actions.finish(case=case, by=cast.officer, now=hours(9), outcome=Outcome.IN_TIME, words="换了线路")
    actions.verify(case=case, by=by, now=hours(10))
    actions.close(case=case, by=by, now=hours(11))
    return Case.objects.get(pk=case.pk)


def told(cast: Cast) -> Life:
    """The same life, told at once."""
    by = cast.dispatcher
    life = Life(submission(cast), by=RESIDENT, at=NOW)
    life.step(Action.ACCEPT, by=by, at=hours(1))
    life.classify(cast.lamp, by=by, at=hours(2), rung=cast.member_rung)
    life.assign(cast.works.pk, by=by, at=hours(3), words="请尽快").start(by=cast.officer, at=hours(4))
    life.finish(Outcome.IN_TIME, by=cast.officer, at=hours(5), words="换了灯泡")
    life.rate(Grade.DISSATISFIED, at=hours(6), words="又坏了")
    life.step(Action.ASK_REDO, by=RESIDENT, at=hours(7), words="还是不亮", redo_asked_at=hours(7))
    life.grant_redo(by=by, at=hours(8))
    life.finish(Outcome.IN_TIME, by=cast.officer, at=hours(9), words="换了线路")
    life.step(Action.VERIFY, by=by, at=hours(10)).close(by=by, at=hours(11))
    return life


def rows(case: Case) -> list[object]:
    """Everything that stands about a case, but for its own numbers."""

    def plain(thing: object) -> dict[str, object]:
        return {name: value for name, value in model_to_dict(thing).items() if name not in OWN}

    events = Event.objects.filter(subject_type="case", subject_id=case.pk).order_by("seq")
    fields = ("kind", "seq", "at", "voice", "actor_id", "area_id", "data", "words__text")
    return [
        plain(case),
        [plain(each) for each in Assignment.objects.filter(case=case).order_by("id")],
        [plain(each) for each in Rating.objects.filter(case=case).order_by("id")],
        list(events.values_list(*fields)),
    ]


def test_a_life_told_at_once_is_what_the_actions_write(cast: Cast) -> None:
    bulk.land([told(cast)])
    landed = Case.objects.get()
    assert rows(landed) == rows(acted(cast))
    assert not list(broken_links())


def test_encrypted_contacts_land_readable(cast: Cast) -> None:
    life = Life(submission(cast, contact_name="示例居民0001", contact_phone="15400000001"), by=RESIDENT, at=NOW)
    bulk.land([life])
    case = Case.objects.get()
    assert (case.contact_name, case.contact_phone) == ("示例居民0001", "15400000001")


def test_a_source_lands_once_and_codes_are_never_given_twice(cast: Cast) -> None:
    def lives() -> list[Life]:
        return [Life(submission(cast, source=f"x:{n}"), by=SYSTEM, at=NOW) for n in range(3)]

    first = lives()
    first[0].case.code = first[1].case.code
    assert [bulk.land(first), bulk.land(lives())] == [3, 0]
    assert len(set(Case.objects.values_list("code", flat=True))) == 3


def test_the_database_refuses_what_must_never_be(cast: Cast) -> None:
    life = Life(submission(cast, channel=Channel.IMPORT), by=SYSTEM, at=NOW)
    life.case.status = "closed"
    with pytest.raises(IntegrityError):
        bulk.land([life])


def test_a_life_goes_by_the_table_and_forward_in_time(cast: Cast) -> None:
    life = Life(submission(cast), by=RESIDENT, at=NOW)
    with pytest.raises(WrongState):
        life.close(by=SYSTEM, at=hours(1))
    with pytest.raises(ValueError, match="before"):
        life.step(Action.ACCEPT, by=SYSTEM, at=hours(-1))
    with pytest.raises(Refusal):
        Life(submission(cast), by=RESIDENT, at=NOW, longest=2)


def shared_by_actions(cast: Cast) -> tuple[Case, Case]:
    """Whistled in, reported, done; and a part split off that its lead finished."""
    by, case = cast.dispatcher, actions.register(submission(cast, category=cast.lamp), now=NOW)
    actions.accept(case=case, by=by, now=hours(1))
    actions.assign(case=case, by=by, now=hours(2), organisation=cast.works)
    actions.start(case=case, by=cast.officer, now=hours(3))
    actions.whistle(case=case, by=cast.officer, now=hours(4), organisations=[cast.south_committee], words="请到场")
    actions.report_in(case=case, by=cast.south_worker, now=hours(5))
    actions.assist_done(case=case, by=cast.south_worker, now=hours(6), words="已清场")
    part = actions.split(case=case, by=by, now=hours(7), words="恢复路面", organisation=cast.north_committee)
    actions.start(case=part, by=cast.north_worker, now=hours(8))
    actions.finish(case=part, by=cast.north_worker, now=hours(9), outcome=Outcome.IN_TIME, words="好了")
    actions.finish(case=case, by=cast.officer, now=hours(10), outcome=Outcome.IN_TIME, words="都好了")
    return Case.objects.get(pk=case.pk), Case.objects.get(pk=part.pk)


def shared_told_at_once(cast: Cast) -> Life:
    by, life = cast.dispatcher, Life(submission(cast, category=cast.lamp), by=RESIDENT, at=NOW)
    life.step(Action.ACCEPT, by=by, at=hours(1)).assign(cast.works.pk, by=by, at=hours(2))
    life.start(by=cast.officer, at=hours(3))
    call = {"by": cast.officer, "at": hours(4), "words": "请到场", "whistled": True}
    together.call_in(life, [cast.south_committee.pk], **call)
    (called,) = life.called
    together.report_in(life, called, by=cast.south_worker, at=hours(5))
    together.assist_done(life, called, by=cast.south_worker, at=hours(6), words="已清场")
    part = together.split(life, cast.north_committee.pk, by=by, at=hours(7), words="恢复路面")
    part.start(by=cast.north_worker, at=hours(8))
    part.finish(Outcome.IN_TIME, by=cast.north_worker, at=hours(9), words="好了")
    life.finish(Outcome.IN_TIME, by=cast.officer, at=hours(10), words="都好了")
    return life


def numberless(told: Any, *cases: Case) -> Any:
    """The same, with the cases' own numbers put as their places."""
    if isinstance(told, dict):
        return {name: numberless(value, *cases) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [numberless(each, *cases) for each in told]
    return next((f"case {place}" for place, case in enumerate(cases) if told == case.pk), told)


def test_what_several_do_told_at_once_is_what_the_actions_write(cast: Cast) -> None:
    limits = {"whistle": {"amount": 2, "unit": "working_hours"}, "assistance": {"amount": 3, "unit": "working_days"}}
    settings = {**Practice.objects.get().settings, "limits": limits}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()
    with connection.cursor() as cursor:  # numbers that stand for nothing else
        cursor.execute("SELECT setval(pg_get_serial_sequence('cases_case', 'id'), 7654321)")
    assert bulk.land([shared_told_at_once(cast)]) == 1
    whole, part = Case.objects.order_by("pk")
    assert part.parent == whole
    acted_whole, acted_part = shared_by_actions(cast)
    assert numberless(rows(whole), whole, part) == numberless(rows(acted_whole), acted_whole, acted_part)
    assert numberless(rows(part), whole, part) == numberless(rows(acted_part), acted_whole, acted_part)
    assert not list(broken_links())


@pytest.mark.parametrize(
    ("sends", "action"), [(False, Action.DECLINE), (False, Action.WITHDRAW), (True, Action.WITHDRAW)]
)
def test_what_a_rule_saw_before_it_was_turned_away_ends_as_by_the_actions(
    cast: Cast, sends: bool, action: Action
) -> None:
    does = {"organisation": cast.works} if sends else {"rung": cast.meeting_rung}
    actions.add_rule(by=SYSTEM, now=NOW, name="路灯", name_en="Lamps", words=["路灯"], **does)
    case = actions.route(case=actions.register(submission(cast), now=NOW), now=hours(1))
    said = {"now": hours(2), "words": "请找供电公司"}
    if action is Action.DECLINE:
        actions.decline(case=case, by=cast.dispatcher, **said)
    else:
        actions.withdraw(case=case, **said)
    life = Life(submission(cast), by=RESIDENT, at=NOW)
    assert together.route(life, at=hours(1)) == sends
    by = cast.dispatcher if action is Action.DECLINE else RESIDENT
    life.end(action, by=by, at=hours(2), words="请找供电公司")
    bulk.land([life])
    assert rows(Case.objects.exclude(pk=case.pk).get()) == rows(Case.objects.get(pk=case.pk))


def test_a_rule_sends_a_life_on_as_it_sends_a_case(cast: Cast) -> None:
    actions.add_rule(by=SYSTEM, now=NOW, name="路灯", name_en="Lamps", words=["路灯"], organisation=cast.works)
    case = actions.route(case=actions.register(submission(cast), now=NOW), now=hours(1))
    life = Life(submission(cast), by=RESIDENT, at=NOW)
    assert together.route(life, at=hours(1))
    bulk.land([life])
    assert rows(Case.objects.exclude(pk=case.pk).get()) == rows(Case.objects.get(pk=case.pk))
