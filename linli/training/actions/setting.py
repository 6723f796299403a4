"""Exams: set, published, candidates called."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from secrets import randbelow

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account, Person
from linli.training import drawing, rules
from linli.training.drawing import Line
from linli.training.models import Course, Exam, Question, Sitting
from linli.training.practice import training
from linli.training.words import Difficulty, Kind

LONGEST_NAME, LONGEST_MINUTES = 120, 480
SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Setting:
    """How an exam is to be (see Exam)."""

    name: str
    area: Area
    opens_at: datetime
    closes_at: datetime
    minutes: int
    rule: tuple[Line, ...]
    pass_mark: int
    valid_months: int | None
    course: Course | None = None
    seed: int | None = None


@transaction.atomic
def keep_exam(setting: Setting, *, by: Account, now: datetime, exam: Exam | None = None) -> Exam:
    """Set an exam, or change one that is not published yet."""
    _allow(by, setting.area.pk)
    name = clean(setting.name, LONGEST_NAME, field="name")
    _check(setting, name)
    kept = Exam.objects.select_for_update().get(pk=exam.pk) if exam else Exam(version=0, seed=randbelow(SEEDS))
    if exam:
        _allow(by, kept.area_id)
    if kept.published_at:
        raise WrongState(_("This exam is published and stays as it is. Set another."))
    kept.name, kept.area, kept.course = name, setting.area, setting.course
    kept.opens_at, kept.closes_at, kept.minutes = setting.opens_at, setting.closes_at, setting.minutes
    kept.rule, kept.pass_mark = [asdict(line) for line in setting.rule], setting.pass_mark
    kept.valid_months, kept.grace, kept.resits = setting.valid_months, training().grace, training().resits
    kept.seed = kept.seed if setting.seed is None else setting.seed
    kept.version += 1
    kept.save()
    journal.record("exam.kept", kept, by=by, at=now, area_id=kept.area_id, new=exam is None)
    return kept


def _check(setting: Setting, name: str) -> None:
    if not name:
        raise Refusal(_("An exam needs a name."), field="name")
    if setting.closes_at <= setting.opens_at:
        raise Refusal(_("The end must come after the beginning."), field="closes_at")
    if not 1 <= setting.minutes <= LONGEST_MINUTES:
        raise Refusal(_("From 1 to %(most)d minutes.") % {"most": LONGEST_MINUTES}, field="minutes")
    if not 1 <= setting.pass_mark <= 100:
        raise Refusal(_("From 1 to 100 per cent."), field="pass_mark")
    if not setting.rule or sum(line.count for line in setting.rule) > drawing.MOST:
        raise Refusal(_("A paper has from 1 to %(most)d questions.") % {"most": drawing.MOST}, field="rule")
    for line in setting.rule:
        if line.kind not in Kind or line.difficulty not in ("", *Difficulty) or line.count < 1 or line.points < 1:
            raise Refusal(_("Each line says a kind, how many, and how many points each."), field="rule")


@transaction.atomic
def publish(*, exam: Exam, by: Account, now: datetime) -> Exam:
    """Publish an exam: everybody called hears of it. Refused while the bank cannot fill its papers. Twice is once."""
    kept = Exam.objects.select_for_update(of=("self",)).select_related("area").get(pk=exam.pk)
    _allow(by, kept.area_id)
    if kept.published_at is None:
        if now >= kept.closes_at:
            raise Refusal(_("This exam would be over already."), field="closes_at")
        drawing.drawn(drawing.lines(kept.rule), Question.objects.for_exams_of(kept.area_id), str(kept.seed))
        kept.published_at = now
        kept.save(update_fields=["published_at"])
        journal.record("exam.published", kept, by=by, at=now, area_id=kept.area_id)
        _tell(kept, list(Sitting.objects.filter(exam=kept).values_list("person_id", flat=True)), now)
    return kept


@transaction.atomic
def call(*, exam: Exam, people: Collection[Person], by: Account, now: datetime) -> int:
    """Call candidates to an exam; those who are called already stay. Returns how many were new."""
    kept = Exam.objects.select_for_update().get(pk=exam.pk)
    _allow(by, kept.area_id)
    if now >= kept.closes_at:
        raise WrongState(rules.why_not_begin(Sitting(exam=kept), now=now) or _("This exam would be over already."))
    known = set(Sitting.objects.filter(exam=kept).values_list("person_id", flat=True))
    fresh = [person for person in people if person.pk not in known]
    Sitting.objects.bulk_create(Sitting(exam=kept, person=person, called_at=now) for person in fresh)
    if fresh:
        journal.record("exam.invited", kept, by=by, at=now, data={"people": len(fresh)}, area_id=kept.area_id)
    if kept.published_at:
        _tell(kept, [person.pk for person in fresh], now)
    return len(fresh)


def _tell(exam: Exam, people: list[int], now: datetime) -> None:
    called = Account.objects.filter(is_active=True, person__in=people)
    with override("zh-hans"):
        subject = _("You are called to the exam “%(name)s”, %(opens)s to %(closes)s") % {
            "name": exam.name,
            "opens": rules.clock(exam.opens_at),
            "closes": rules.clock(exam.closes_at),
        }
        notify.tell(called, key=f"exam-{exam.pk}", subject=subject, now=now, group=Group.GIVEN, link="/desk/exams/")


def _allow(by: Account, area_id: int) -> None:
    if why_not := rules.why_not_run(by, area_id):
        raise NotAllowed(why_not)
