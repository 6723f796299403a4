"""The question bank: typed, read from a sheet, brought in, taken out of use."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.alone import one_at_a_time
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.saving import save_all
from linli.journal import actions as journal
from linli.journal.bulk import Said, record_next, record_stories
from linli.people.models import Account
from linli.training import rules, sheets
from linli.training.models import BankSheet, Question
from linli.training.questions import Draft, answer_of, checked, digest

LARGEST = 5 * 1024 * 1024
LANDING = 0x42_41_4E_4B
SAID = (
    *("kind", "topic", "difficulty", "text", "options"),
    *("answer", "explanation", "digest", "active", "version"),
)


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
        return _kept(whole, area, by, now)
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
        kept.landed_at, kept.landed = now, _land(sheets.unpacked(kept.rows), kept.area, by, now)
        kept.save(update_fields=["landed_at", "landed"])
    return kept


def _land(drafts: list[Draft], area: Area, by: Account, now: datetime) -> list[int]:
    """How many were new, changed, as they were. A handful of statements, however many; a sheet has a question once."""
    one_at_a_time(LANDING)  # the second of two with the same new question finds what the first has written
    held = Question.objects.select_for_update().filter(area=area, digest__in=[digest(each) for each in drafts])
    known = {bytes(each.digest): each for each in held.order_by("pk")}
    fresh, changed = [], []
    for draft in drafts:
        question = known.get(digest(draft))
        if question is None:
            fresh.append(_say(Question(area=area, version=0), draft))
        elif not _says(question, draft):
            changed.append(_say(question, draft))
    Question.objects.bulk_create(fresh, batch_size=1000)
    save_all(changed, SAID)
    record_stories("question", [(each.pk, [_told(each, by, now)]) for each in fresh])
    record_next("question", [(each.pk, [_told(each, by, now)]) for each in changed])
    return [len(fresh), len(changed), len(drafts) - len(fresh) - len(changed)]


def _told(question: Question, by: Account, now: datetime) -> Said:
    return Said("question.kept", now, by, _facts(question), area_id=question.area_id)


def _facts(question: Question) -> dict[str, Any]:
    return {"kind": question.kind, "version": question.version}


def _kept(draft: Draft, area: Area, by: Account, now: datetime) -> Question:
    """A new question, or one that was taken out of use, in use again."""
    known = Question.objects.select_for_update().filter(area=area, digest=digest(draft)).first()
    question = known or Question(area=area, version=0)
    _write(question, draft, by, now, new=known is None)
    return question


def _says(question: Question, draft: Draft) -> bool:
    """Whether a question in use says just this."""
    said = (question.topic, question.difficulty, tuple(question.options), question.explanation, question.answer)
    return question.active and said == (
        draft.topic,
        draft.difficulty,
        draft.options,
        draft.explanation,
        answer_of(draft),
    )


def _say(question: Question, draft: Draft) -> Question:
    question.kind, question.topic, question.difficulty = draft.kind, draft.topic, draft.difficulty
    question.text, question.options, question.answer = draft.text, list(draft.options), answer_of(draft)
    question.explanation, question.digest, question.active = draft.explanation, digest(draft), True
    question.version += 1
    return question


def _write(question: Question, draft: Draft, by: Account, now: datetime, *, new: bool) -> None:
    _say(question, draft).save()
    facts, area_id = _facts(question), question.area_id
    journal.record("question.kept", question, by=by, at=now, data=facts, area_id=area_id, new=new)


def _allow(by: Account, area_id: int) -> None:
    if why_not := rules.why_not_run(by, area_id):
        raise NotAllowed(why_not)
