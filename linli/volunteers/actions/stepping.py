"""A volunteer's standing changes: confirmed, declined, suspended for a while, gone, come back."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.people.models import Account
from linli.volunteers import rules
from linli.volunteers.actions.parting import out_of_teams
from linli.volunteers.lifecycle import LIFECYCLE
from linli.volunteers.models import Volunteer
from linli.volunteers.models.volunteer import GONE, WAITING
from linli.volunteers.telling import tell
from linli.volunteers.words import Action, Standing

REASON = 400
LONGEST = timedelta(days=366)
TOLD = {
    Action.CONFIRM: gettext_lazy("You are a volunteer now. Thank you."),
    Action.DECLINE: gettext_lazy("You were not taken as a volunteer; the reason stands on your page."),
    Action.SUSPEND: gettext_lazy("You are called to nothing until %(until)s; the reason stands on your page."),
    Action.RESUME: gettext_lazy("You may be called again: your suspension is over."),
}
OVER: dict[str, Any] = {"reason": "", "until": None}


@transaction.atomic
def confirm(*, volunteer: Volunteer, by: Account, now: datetime) -> Volunteer:
    """Say that somebody is a volunteer: they may be called from now on. Refusal for whoever is under age and whose
    guardian has not agreed."""
    return confirmed(_held(volunteer), by=by, now=now)


def confirmed(volunteer: Volunteer, *, by: Who, now: datetime) -> Volunteer:
    """Confirm a volunteer who is locked, or new, in the caller's transaction."""
    whole = {"confirmed_at": now, "erase_after": None, "until": None, "reason": ""}
    return _step(volunteer, Action.CONFIRM, whole, by=by, now=now)


@transaction.atomic
def decline(*, volunteer: Volunteer, words: str, by: Account, now: datetime) -> Volunteer:
    """Do not take somebody, with the reason, which they read on their page."""
    why = _reason(words, _("Say why; they read it."))
    changes = {"reason": why, "erase_after": now + GONE}
    return _step(_held(volunteer), Action.DECLINE, changes, by=by, now=now, words=why)


@transaction.atomic
def suspend(*, volunteer: Volunteer, words: str, until: date, by: Account, now: datetime) -> Volunteer:
    """Call somebody to nothing for a while, with the reason, until a day (not included)."""
    why, today = _reason(words, _("Say why; they read it.")), timezone.localdate(now)
    if not today < until <= today + LONGEST:
        raise Refusal(_("A suspension ends: choose a day within the next year."), field="until")
    return _step(_held(volunteer), Action.SUSPEND, {"reason": why, "until": until}, by=by, now=now, words=why)


@transaction.atomic
def resume(*, volunteer: Volunteer, by: Who, now: datetime) -> Volunteer:
    """End a suspension before its time."""
    return _step(_held(volunteer), Action.RESUME, OVER, by=by, now=now)


def resume_due(*, now: datetime) -> int:
    """End the suspensions whose day has come. Returns how many."""
    due = Volunteer.objects.filter(state=Standing.SUSPENDED, until__lte=timezone.localdate(now))
    return sum(_resumed(pk, now) for pk in list(due.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def leave(*, volunteer: Volunteer, by: Who, now: datetime) -> Volunteer:
    """Stop being a volunteer, oneself or as whoever keeps them writes it down; teams are left too. What is personal
    goes a year later."""
    return _step(_held(volunteer), Action.LEAVE, {"erase_after": now + GONE}, by=by, now=now)


@transaction.atomic
def come_back(*, volunteer: Volunteer, by: Who, now: datetime) -> Volunteer:
    """Want to be one again; it is confirmed like the first time. Refusal when one joined anew meanwhile."""
    held = _held(volunteer)
    try:
        with transaction.atomic():
            return _step(held, Action.COME_BACK, {"erase_after": now + WAITING}, by=by, now=now)
    except IntegrityError:
        raise WrongState(_("You joined anew meanwhile. Use the newer code.")) from None


def _step(
    volunteer: Volunteer, action: Action, changes: dict[str, Any], *, by: Who, now: datetime, words: str = ""
) -> Volunteer:
    """The next standing, of a volunteer whom the caller's transaction holds."""
    step = LIFECYCLE.step(Standing(volunteer.state), action)
    rules.require(rules.why_not_step(by, volunteer, action, now=now))
    for name, value in {**changes, "state": step.to, "since": now, "version": volunteer.version + 1}.items():
        setattr(volunteer, name, value)
    volunteer.save()
    data = {"until": str(volunteer.until)} if action is Action.SUSPEND else {}
    if words_for := TOLD.get(action):
        what = f"{step.event}:{volunteer.version}"
        tell(volunteer, what=what, words=words_for, now=now, until=volunteer.until)
    journal.record(step.event, volunteer, by=by, at=now, data=data, words=words, area_id=volunteer.area_id)
    if step.to == Standing.LEFT:
        out_of_teams(volunteer, by=by, now=now)
    return volunteer


@transaction.atomic
def _resumed(pk: int, now: datetime) -> bool:
    due = Volunteer.objects.filter(pk=pk, state=Standing.SUSPENDED, until__lte=timezone.localdate(now))
    volunteer = due.select_for_update(of=("self",), skip_locked=True).first()
    if volunteer is not None:
        _step(volunteer, Action.RESUME, OVER, by=SYSTEM, now=now)
    return volunteer is not None


def _held(volunteer: Volunteer) -> Volunteer:
    return Volunteer.objects.select_for_update(of=("self",)).select_related("account__person").get(pk=volunteer.pk)


def _reason(words: str, sentence: str) -> str:
    why = clean(words, REASON, field="words")
    if not why:
        raise Refusal(sentence, field="words")
    return why
