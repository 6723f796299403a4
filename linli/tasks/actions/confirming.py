"""Hours that count (E8): confirmed by whoever was helped, by the captain or whoever keeps the list, never by oneself;
corrected, and what stood before is kept."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.models import Case
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks import practice, rules
from linli.tasks.actions.steps import held, move
from linli.tasks.lifecycle import PARTS
from linli.tasks.models import Correction, Doing, Task
from linli.tasks.telling import said, tell
from linli.tasks.voices import Served, account
from linli.tasks.words import Act, Confirmer, Part

LONGEST, MOST = 200, 24 * 60
UNCONFIRMED: dict[str, Any] = {"confirmed_at": None, "confirmed_how": "", "confirmed_by": None, "effect": ""}
CONFIRMED = gettext_lazy("%(minutes)d minutes are confirmed for “%(title)s”. Thank you.")
CORRECTED = gettext_lazy("Your time at “%(title)s” was corrected to %(minutes)d minutes.")


@transaction.atomic
def confirm(*, doing: Doing, by: Who, now: datetime, effect: str = "") -> Doing:
    """Confirm the minutes as they stand, and say how well it went, if one likes; once, however often it is said.
    Refusal for an effect that the practice does not have."""
    task, kept = _confirmable(doing, by)
    if kept.state == Part.CONFIRMED:
        return kept
    if effect and effect not in dict(practice.effects()):
        raise Refusal(_("Choose one from the list."), field="effect")
    step = PARTS.step(Part(kept.state), Act.CONFIRM)
    how = Confirmer.SERVED if isinstance(by, Served) else rules.keeper(by, task)
    assert how is not None
    kept.effect = effect
    move(
        kept,
        step,
        by=by,
        now=now,
        data=facts_of(kept, task),
        confirmed_at=now,
        confirmed_how=how,
        confirmed_by=account(by),
        effect=effect,
    )
    _tell_case(task, kept, by, now)
    words = {**said(task), "minutes": kept.minutes}
    tell([kept], what=f"confirmed:{kept.pk}:{now.timestamp():.0f}", words=lambda _one: str(CONFIRMED) % words, now=now)
    return kept


@transaction.atomic
def correct(*, doing: Doing, minutes: int, words: str, by: Who, now: datetime) -> Doing:
    """Have other minutes stand, with the reason, which the volunteer reads. Before they are confirmed."""
    task, kept = _confirmable(doing, by)
    if isinstance(by, Served):
        raise NotAllowed(_("The list of this task is kept by whoever called it, and by the team's captain."))
    step = PARTS.step(Part(kept.state), Act.CORRECT)
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why; the volunteer reads it."), field="words")
    if not 0 <= minutes <= MOST:
        raise Refusal(_("Between %(least)d and %(most)d.") % {"least": 0, "most": MOST}, field="minutes")
    before = kept.minutes or 0
    if minutes == before:
        return kept
    Correction.objects.create(doing=kept, before=before, after=minutes, words=why, by=account(by), at=now)
    move(kept, step, by=by, now=now, data={"before": before, "minutes": minutes}, minutes=minutes)
    said_of = {**said(task), "minutes": minutes}
    what = f"corrected:{kept.pk}:{now.timestamp():.0f}"
    tell([kept], what=what, words=lambda _one: f"{str(CORRECTED) % said_of} {why}", now=now)
    return kept


@transaction.atomic
def unconfirm(*, doing: Doing, words: str, by: Who, now: datetime) -> Doing:
    """Take a confirmation back, with the reason: whoever keeps the list, never the volunteer or whoever was helped."""
    task, kept = _confirmable(doing, by)
    if isinstance(by, Served):
        raise NotAllowed(_("The list of this task is kept by whoever called it, and by the team's captain."))
    step = PARTS.step(Part(kept.state), Act.UNCONFIRM)
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why; the volunteer reads it."), field="words")
    facts = {**facts_of(kept, task), "confirmed": kept.confirmed_how}
    minutes = kept.minutes or 0
    Correction.objects.create(doing=kept, before=minutes, after=minutes, words=why, by=account(by), at=now)
    return move(kept, step, by=by, now=now, data=facts, **UNCONFIRMED)


def facts_of(doing: Doing, task: Task) -> dict[str, Any]:
    """What readers of the journal reckon with."""
    return {"minutes": doing.minutes, "kind": task.kind, "effect": doing.effect}


def _confirmable(doing: Doing, by: Any) -> tuple[Task, Doing]:
    """The task and the part, locked, for whoever may confirm its hours; NotAllowed."""
    task, kept = held(doing)
    if sentence := rules.why_not_confirm(kept, task, by):
        raise NotAllowed(sentence)
    return task, kept


def _tell_case(task: Task, doing: Doing, by: Who, now: datetime) -> None:
    """The story of the case that it came from says that somebody helped, not who."""
    if task.case_id is None:
        return
    case = locked(Case, task.case_id)
    facts = {"from": case.status, "to": case.status, **facts_of(doing, task), "task": task.pk}
    words = _("A volunteer helped: “%(title)s”, %(minutes)d minutes.") % {"title": task, "minutes": doing.minutes or 0}
    journal.record("case.helped", case, by=by, at=now, data=facts, words=words, area_id=case.area_id)
