"""Sitting an exam: begun once, saved as it is answered, handed in once, taken in when the time is over. The server's
clock decides; what was saved outlives a reload, a lost network and a killed process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.people.models import Account
from linli.training import drawing, marking, rules, timing
from linli.training.actions.certifying import conclude
from linli.training.models import Answer, Question, Sitting
from linli.training.practice import training
from linli.training.words import CHOICES, FALSE, TRUE, Handed, Kind

LONGEST = 4000
STRETCH = 500


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A paper that came in. `late`: why what came with it no longer counts; empty when it does."""

    sitting: Sitting
    late: str = ""


@transaction.atomic
def begin(*, sitting: Sitting, by: Account, now: datetime) -> Sitting:
    """Draw the paper and start the clock. Begun already, it is returned as it is: a reload changes nothing."""
    kept = _own(sitting, by)
    if kept.began_at is not None:
        return kept
    if why_not := rules.why_not_begin(kept, now=now):
        raise Refusal(why_not)
    exam, rule = kept.exam, drawing.lines(kept.exam.rule)
    bank = Question.objects.for_exams_of(exam.area_id)
    again = f" {kept.attempt}" if kept.attempt > 1 else ""  # another paper each time
    kept.paper = drawing.paper(rule, bank, f"{exam.seed} {kept.person_id}{again}")
    kept.most, kept.began_at, kept.due_at = drawing.most(rule), now, timing.due(exam, now)
    kept.save(update_fields=["paper", "most", "began_at", "due_at"])
    journal.record("sitting.begun", kept, by=by, at=now, area_id=exam.area_id, new=kept.attempt == 1)
    return kept


@transaction.atomic
def resit(*, sitting: Sitting, by: Account, now: datetime) -> Sitting:
    """Be called to the same exam again, having failed it: a paper of its own, not begun yet. Twice is once."""
    kept = _own(sitting, by)
    if again := Sitting.objects.filter(exam=kept.exam, person=kept.person_id, attempt=kept.attempt + 1).first():
        return again
    if why_not := rules.why_not_resit(kept, now=now):
        raise WrongState(why_not)
    made: Sitting = Sitting.objects.create(
        exam=kept.exam, person_id=kept.person_id, attempt=kept.attempt + 1, called_at=now
    )
    facts = {"attempt": made.attempt}
    journal.record("sitting.again", made, by=by, at=now, data=facts, area_id=kept.exam.area_id, new=True)
    return made


@transaction.atomic
def save(*, sitting: Sitting, answers: Mapping[int, Sequence[str]], by: Account, now: datetime) -> Sitting:
    """Save answers as they are given: number -> what was given. WrongState once it is handed in, Refusal once the time
    is over."""
    kept = _under_way(_own(sitting, by))
    if not timing.counts(kept, now):
        raise Refusal(_over(kept))
    _save(kept, answers, now)
    return kept


@transaction.atomic
def hand_in(*, sitting: Sitting, answers: Mapping[int, Sequence[str]], by: Account, now: datetime) -> HandedIn:
    """Hand the paper in, with the answers that came along. Late, those do not count, and what was saved does. Twice:
    WrongState with the first time."""
    kept = _under_way(_own(sitting, by))
    late = "" if timing.counts(kept, now) else _over(kept)
    if not late:
        _save(kept, answers, now)
    _take_in(kept, Handed.TIME if late else Handed.SELF, by, now)
    return HandedIn(kept, late)


def close_over(*, now: datetime) -> int:
    """Take in the papers whose time, and grace, is over: what was saved counts. Returns how many."""
    done = 0
    while taken := _close_some(now):
        done += taken
    return done


@transaction.atomic
def _close_some(now: datetime) -> int:
    late = Sitting.objects.over(at=now).select_related("exam").order_by("due_at", "pk")
    held = late.select_for_update(of=("self",), skip_locked=True)[:STRETCH]
    over = [each for each in held if not timing.counts(each, now)]
    for kept in over:
        _take_in(kept, Handed.TIME, SYSTEM, now)
    return len(over)


def _take_in(kept: Sitting, how: Handed, by: Who, now: datetime) -> None:
    kept.handed_at, kept.how = (now if how is Handed.SELF else kept.due_at), how
    given = dict(kept.answers.values_list("number", "given"))
    half = training().half
    kept.auto = sum(
        marking.points(item, given.get(item["number"], []), half=half) for item in kept.paper if marking.closed(item)
    )
    kept.save(update_fields=["handed_at", "how", "auto"])
    facts = {"how": str(how), "answered": len(given)}
    journal.record("sitting.handed_in", kept, by=by, at=now, data=facts, area_id=kept.exam.area_id)
    if all(marking.closed(item) for item in kept.paper):
        kept.points = kept.auto
        conclude(kept, by=None, now=now)


def _save(kept: Sitting, answers: Mapping[int, Sequence[str]], now: datetime) -> None:
    items = {item["number"]: item for item in kept.paper}
    rows = [
        Answer(sitting=kept, number=number, given=_given(items[number], said), saved_at=now)
        for number, said in answers.items()
        if number in items
    ]
    Answer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["sitting", "number"], update_fields=["given", "saved_at"]
    )


def _given(item: Mapping[str, object], said: Sequence[str]) -> list[str]:
    """What was given, as far as it can be given to this question."""
    if item["kind"] in CHOICES:
        options = item["options"]
        assert isinstance(options, list)
        chosen = sorted({each for each in said if each in map(str, range(len(options)))})
        return chosen[:1] if item["kind"] == Kind.SINGLE else chosen
    if item["kind"] == Kind.TRUE_FALSE:
        return [each for each in said if each in (TRUE, FALSE)][:1]
    words = [clean(each, LONGEST, field=f"answer_{item['number']}") for each in said]
    return words if any(words) else []


def _own(sitting: Sitting, by: Account) -> Sitting:
    kept: Sitting = Sitting.objects.select_for_update(of=("self",)).select_related("exam").get(pk=sitting.pk)
    if kept.person_id != by.person_id:
        raise NotAllowed(_("This is somebody else’s paper."))
    return kept


def _under_way(kept: Sitting) -> Sitting:
    if kept.began_at is None:
        raise WrongState(_("This exam is not begun yet."))
    if kept.handed_at is not None:
        said = (
            _("You handed this paper in at %(time)s already; that is what counts.")
            if kept.how == Handed.SELF
            else _("The time was over at %(time)s; what was saved by then was taken in.")
        )
        raise WrongState(said % {"time": rules.clock(kept.handed_at)})
    return kept


def _over(kept: Sitting) -> str:
    assert kept.due_at is not None
    return _("The time was over at %(time)s. What came after that does not count; what was saved before does.") % {
        "time": rules.clock(kept.due_at)
    }
