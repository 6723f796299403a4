"""Who may do what with a task, and why not: each rule is a sentence or nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.phones import one_spelling
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.models import Voice
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.tasks import practice
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself, Served, own
from linli.tasks.words import BUSY, Confirmer, State
from linli.volunteers.models import Team, Volunteer
from linli.volunteers.rules import under_age
from linli.volunteers.words import Standing


def captains(by: Any, team_id: int | None) -> bool:
    """Whether somebody is captain of a team now, or stands in for its captain."""
    if team_id is None:
        return False
    if isinstance(by, Account):
        return bool(Team.objects.captained_by(by).filter(pk=team_id).exists())
    if not isinstance(by, Oneself) or by.volunteer.state != Standing.ACTIVE:
        return False
    deputy = Q(
        memberships__volunteer=by.volunteer.pk,
        memberships__deputy=True,
        memberships__since__isnull=False,
        memberships__until__isnull=True,
    )
    return bool(Team.objects.filter(Q(captain=by.volunteer.pk) | deputy, pk=team_id).exists())


def why_not_call(by: Any, *, area_id: int, team_id: int | None) -> str | None:
    """Whoever may call in the area; a captain calls the team. Linli itself may, on what was decided."""
    if by.voice == Voice.SYSTEM or captains(by, team_id):
        return None
    if isinstance(by, Account) and powers(by).may(Permission.TASK_CALL, area_id):
        return None
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": Permission.TASK_CALL.label
    }


def keeper(by: Any, task: Task) -> Confirmer | None:
    """As what somebody keeps the task's list; None for whoever does not."""
    if captains(by, task.team_id):
        return Confirmer.CAPTAIN
    if isinstance(by, Account):
        called = by.pk == task.called_by_id
        return Confirmer.KEEPER if called or powers(by).may(Permission.TASK_CALL, task.area_id) else None
    return Confirmer.KEEPER if by.voice == Voice.SYSTEM else None


def require_keeper(by: Any, task: Task) -> None:
    """Raise NotAllowed unless the list is theirs to keep."""
    if keeper(by, task) is None:
        raise NotAllowed(_("The list of this task is kept by whoever called it, and by the team's captain."))


def require_own(by: Any, doing: Doing) -> None:
    """Raise NotAllowed unless it is the volunteer who acts."""
    if not own(by, doing.volunteer):
        raise NotAllowed(_("Only the volunteer can say that."))


def why_not_change(task: Task, now: datetime) -> str | None:
    """What is not over can be changed."""
    if task.state == State.CANCELLED:
        return _("This task was cancelled. Call for a new one.")
    if task.ends <= now:
        return _("This task is over.")
    return None


def why_not_join(task: Task, now: datetime) -> str | None:
    """Until it ends."""
    if task.state == State.CANCELLED:
        return _("This task was cancelled.")
    if task.ends <= now:
        return _("This task is over. Look at what else is open.")
    return None


def why_not_take(task: Task, volunteer: Volunteer, now: datetime) -> str | None:
    """Why a volunteer cannot have a part in a task."""
    if sentence := why_not_join(task, now) or why_not_stand(task, volunteer):
        return sentence
    if task.only_team and task.team and not Team.objects.filter(_belongs(volunteer), pk=task.team.pk).exists():
        return _("This task is for “%(team)s” only.") % {"team": task.team}
    other = Doing.objects.filter(volunteer=volunteer.pk, state__in=BUSY, task__state=State.CALLED)
    other = other.filter(task__begins__lt=task.ends, task__ends__gt=task.begins).exclude(task=task.pk)
    if found := other.select_related("task").first():
        return _("“%(title)s” is at the same time. Give that up first, or choose another.") % {"title": found.task}
    return None


def why_not_stand(task: Task, volunteer: Volunteer) -> str | None:
    """Why somebody may not be called at all: not confirmed yet, suspended, gone, or under age at night."""
    if volunteer.state == Standing.SUSPENDED:
        return _("A suspended volunteer is not called to tasks.")
    if volunteer.state != Standing.ACTIVE:
        return _("Only volunteers who have been confirmed take tasks.")
    if under_age(volunteer, timezone.localdate(task.begins)) and at_night(task.begins, task.ends):
        return _("Nobody under age is called at night.")
    return None


def at_night(begins: datetime, ends: datetime) -> bool:
    """Whether any of it lies in the practice's night."""
    dusk, dawn = practice.night()
    here, last = timezone.localtime(begins), timezone.localtime(ends)
    if last - here >= timedelta(days=1):
        return True
    day = here.date()
    nights = [(datetime.combine(day - timedelta(days=1), dusk), datetime.combine(day, dawn))]
    nights += [(datetime.combine(day, dusk), datetime.combine(day + timedelta(days=1), dawn))]
    first, until = here.replace(tzinfo=None), last.replace(tzinfo=None)
    return any(first < end and until > start for start, end in nights)


def why_not_withdraw(task: Task, now: datetime) -> str | None:
    """Before it begins."""
    if task.begins <= now:
        return _("This task has begun. Tell whoever keeps the list.")
    return None


def why_not_come(task: Task, by: Any, now: datetime) -> str | None:
    """From shortly before it begins; by oneself until it ends, from the list also later."""
    if task.state == State.CANCELLED:
        return _("This task was cancelled.")
    if now < task.begins - practice.check_in().early:
        opens = timezone.localtime(task.begins - practice.check_in().early)
        return _("It is too early. Check in from %(opens)s on.") % {"opens": f"{opens:%m-%d %H:%M}"}
    if isinstance(by, Oneself) and not captains(by, task.team_id) and now >= task.ends:
        return _("This task is over. If you were there, ask whoever keeps the list to write it down.")
    return None


def require_near(task: Task, metres: int | None) -> None:
    """Raise Refusal for a phone that is elsewhere, or that does not say where it is while it must."""
    most = practice.check_in()
    if metres is None:
        if most.placed and task.lat is not None:
            raise Refusal(
                _("Let the phone say where it is, or ask whoever keeps the list to check you in."), field="code"
            )
        return
    if metres > most.metres:
        raise Refusal(
            _("You are %(far)s from where this task is. Check in there, or ask whoever keeps the list to do it.")
            % {"far": far(metres)},
            field="code",
        )


def far(metres: int) -> str:
    """A distance in words: 400 metres, 2.5 km, 30 km."""
    if metres < 1000:
        return _("%(n)d metres") % {"n": max(round(metres, -2), 100)}
    km = metres / 1000
    return _("%(n)s km") % {"n": f"{km:.0f}" if km >= 10 else f"{km:.1f}"}


def why_not_confirm(doing: Doing, task: Task, by: Any) -> str | None:
    """Whoever was helped, the captain, or whoever keeps the list, as the pack says; never oneself (E8)."""
    if own(by, doing.volunteer):
        return _("Nobody confirms their own hours.")
    allowed = practice.confirmed_by()
    if isinstance(by, Served):
        if by.task_id != task.pk or Confirmer.SERVED not in allowed:
            return _("The list of this task is kept by whoever called it, and by the team's captain.")
        return _("Nobody confirms their own hours.") if _same_number(doing.volunteer, task) else None
    as_what = keeper(by, task)
    if as_what is None:
        return _("The list of this task is kept by whoever called it, and by the team's captain.")
    if as_what not in allowed:
        return _("Here hours are not confirmed by you. Whoever was helped does that.")
    return None


def _same_number(volunteer: Volunteer, task: Task) -> bool:
    """Whether whoever is helped left the volunteer's own number."""
    said = task.case.contact_phone if task.case else ""
    return bool(said) and one_spelling(said) == one_spelling(volunteer.phone or "")


def _belongs(volunteer: Volunteer) -> Q:
    member = Q(memberships__volunteer=volunteer.pk, memberships__since__isnull=False, memberships__until__isnull=True)
    return member | Q(captain=volunteer.pk)
