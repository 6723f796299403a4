"""The question bank: typed, read from a sheet, brought in, taken out of use."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account
from linli.training import rules, sheets
from linli.training.models import BankSheet, Question
from linli.training.questions import Draft, answer_of, checked, digest

LARGEST = 5 * 1024 * 1024
NEW, CHANGED, SAME = range(3)


@transaction.atomic
def keep_question(
    draft: Draft, *, area: Area, by: Account, now: datetime, question: Question | None = None, seen: int = 0
) -> Question:
    """Have a question in the bank of an area, new or changed; papers drawn before keep its words as they were.

    `seen`: the version that was read. Raises Refusal for one that the bank has already.
    """
    whole = checked(draft)
    _allow(by, area.pk)
    if question is None:
        if Question.objects.filter(area=area, digest=digest(whole), active=True).exists():
            raise Refusal(_("The bank has this question already."), field="text")
        return _kept(whole, area, by, now)[0]
    kept = Question.objects.select_for_update().get(pk=question.pk)
    _allow(by, kept.area_id)
    if seen and seen != kept.version:
        raise WrongState(_("This question was changed meanwhile. Look at it as it is now."))
    others = Question.objects.filter(area=kept.area_id, digest=digest(whole)).exclude(pk=kept.pk)
    if others.exists():
        raise Refusal(_("The bank has this question already."), field="text")
    _write(kept, whole, by, now, new=False)
    return kept


@transaction.atomic
def retire_question(*, question: Question, by: Account, now: datetime) -> Question:
    """Take a question out of use: it is drawn no more. Twice changes nothing."""
    kept = Question.objects.select_for_update().get(pk=question.pk)
    _allow(by, kept.area_id)
    if kept.active:
        kept.active, kept.version = False, kept.version + 1
        kept.save(update_fields=["active", "version"])
        journal.record("question.retired", kept, by=by, at=now, area_id=kept.area_id)
    return kept


@transaction.atomic
def read_sheet(*, content: bytes, name: str, area: Area, by: Account, now: datetime) -> BankSheet:
    """Read a sheet, to be looked at before anything comes in. Refusal for a file that cannot be read."""
    _allow(by, area.pk)
    if len(content) > LARGEST:
        most = LARGEST // 1024 // 1024
        raise Refusal(_("The file is larger than %(most)d MB. Split it.") % {"most": most}, field="file")
    try:
        read = sheets.read(content, name)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="file") from refusal
    return BankSheet.objects.create(
        area=area,
        account=by,
        name=name[-120:],
        at=now,
        rows=sheets.packed(read.drafts),
        faults=[list(each) for each in read.faults],
    )


@transaction.atomic
def land_sheet(*, sheet: BankSheet, by: Account, now: datetime) -> BankSheet:
    """Bring in what was shown: new questions, and new answers to known ones. The same press twice is once."""
    kept = BankSheet.objects.select_for_update().get(pk=sheet.pk)
    _allow(by, kept.area_id)
    if kept.landed_at is None:
        counts = [0, 0, 0]
        for draft in sheets.unpacked(kept.rows):
            counts[_kept(draft, kept.area, by, now)[1]] += 1
        kept.landed_at, kept.landed = now, counts
        kept.save(update_fields=["landed_at", "landed"])
    return kept


def _kept(draft: Draft, area: Area, by: Account, now: datetime) -> tuple[Question, int]:
    known = Question.objects.select_for_update().filter(area=area, digest=digest(draft)).first()
    if known is None:
        fresh = Question(area=area, version=0)
        _write(fresh, draft, by, now, new=True)
        return fresh, NEW
    if known.active and _says(known) == (draft.topic, draft.difficulty, draft.options, draft.explanation):
        same = answer_of(draft) == known.answer
        if same:
            return known, SAME
    _write(known, draft, by, now, new=False)
    return known, CHANGED


def _says(question: Question) -> tuple[str, str, tuple[str, ...], str]:
    return question.topic, question.difficulty, tuple(question.options), question.explanation


def _write(question: Question, draft: Draft, by: Account, now: datetime, *, new: bool) -> None:
    question.kind, question.topic, question.difficulty = draft.kind, draft.topic, draft.difficulty
    question.text, question.options, question.answer = draft.text, list(draft.options), answer_of(draft)
    question.explanation, question.digest, question.active = draft.explanation, digest(draft), True
    question.version += 1
    question.save()
    facts = {"kind": question.kind, "version": question.version}
    journal.record("question.kept", question, by=by, at=now, data=facts, area_id=question.area_id, new=new)


def _allow(by: Account, area_id: int) -> None:
    if why_not := rules.why_not_run(by, area_id):
        raise NotAllowed(why_not)
