"""A bank of questions, a course and an exam in the cast's street."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from linli.people.models import Account
from linli.training import actions as training
from linli.training.actions import Draft, Setting
from linli.training.drawing import Line
from linli.training.models import Course, Exam, Question, Session, Sitting
from linli.training.words import Kind
from tests.cast import NOW, Cast

HOUR = timedelta(hours=1)
DRAFTS = {
    Kind.SINGLE: {
        "text": "首问责任到何时为止？{}",
        "options": ("交接清楚为止", "下班为止", "领导说了算"),
        "answer": "A",
    },
    Kind.MULTIPLE: {"text": "走访要记什么？{}", "options": ("听到的", "做了的", "谁家收入"), "answer": "AB"},
    Kind.TRUE_FALSE: {"text": "诉求按原话登记。{}", "answer": "对"},
    Kind.FILL_IN: {"text": "第 {} 题：五个____内办结，____知会。", "answer": "工作日;短信|电话"},
    Kind.SHORT: {"text": "说说怎样代办一件事。{}", "answer": "问清、办好、回话"},
}


@pytest.fixture
def question(cast: Cast) -> Callable[..., Question]:
    """Puts a question into the street's bank: question(Kind.SINGLE, topic="service")."""
    numbers = iter(range(1, 1000))

    def ask(kind: str = Kind.SINGLE, **more: Any) -> Question:
        said = {**DRAFTS[Kind(kind)], **more}
        said["text"] = str(said["text"]).format(next(numbers))
        area = said.pop("area", cast.street)
        return training.keep_question(Draft(kind=kind, **said), area=area, by=cast.dispatcher, now=NOW)

    return ask


@pytest.fixture
def exam(cast: Cast, question: Callable[..., Question]) -> Callable[..., Exam]:
    """A published exam of an hour, open for two, over four single choices: exam(rule=(Line(…),), …)."""

    def hold(*, rule: tuple[Line, ...] = (Line("single", 4, 25),), publish: bool = True, **more: Any) -> Exam:
        for line in rule:
            for _number in range(line.count):
                question(line.kind, topic=line.topic)
        usual = {"name": "上岗考试", "area": cast.street, "opens_at": NOW, "closes_at": NOW + 2 * HOUR}
        usual |= {"minutes": 60, "pass_mark": 85, "valid_months": 12, "seed": 7}
        made = training.keep_exam(Setting(**{**usual, "rule": rule, **more}), by=cast.dispatcher, now=NOW)
        return training.publish(exam=made, by=cast.dispatcher, now=NOW) if publish else made

    return hold


@pytest.fixture
def sitting(cast: Cast, exam: Callable[..., Exam]) -> Callable[..., Sitting]:
    """The north worker's paper, begun at NOW: sitting(rule=…)."""

    def sit(account: Account | None = None, **more: Any) -> Sitting:
        who = account or cast.north_worker
        held = exam(**more)
        training.call(exam=held, people=[who.person], by=cast.dispatcher, now=NOW)
        called = Sitting.objects.get(exam=held, person=who.person)
        return training.begin(sitting=called, by=who, now=NOW)

    return sit


@pytest.fixture
def session(cast: Cast) -> Callable[..., Session]:
    """A session of a lecture tomorrow at this time: session(seats=2)."""

    def hold(**more: Any) -> Session:
        course = Course.objects.first() or training.keep_course(
            name="专家大讲堂", kind="lecture", area=cast.street, by=cast.dispatcher, now=NOW
        )
        begins = more.pop("begins_at", NOW + 24 * HOUR)
        usual = {"begins_at": begins, "ends_at": begins + 2 * HOUR, "place": "示范礼堂"}
        return training.hold(course=course, by=cast.dispatcher, now=NOW, **{**usual, **more})

    return hold


def right(sitting: Sitting) -> dict[int, list[str]]:
    """Every closed question of a paper, answered right."""
    return {
        item["number"]: [wordings[0] for wordings in item["key"]] if item["kind"] == Kind.FILL_IN else item["key"]
        for item in sitting.paper
        if item["kind"] != Kind.SHORT
    }
