"""Who may do what with a case, and why not. The button hides on these, and the action raises them."""

from typing import Any

from django.utils.translation import gettext as _

from linli.cases import calls, complaints, hands, parts
from linli.cases.lifecycle import CASE, Step
from linli.cases.models import Assignment, Case, Extension
from linli.cases.skills import skill_word
from linli.cases.words import Action, Outcome, Status
from linli.catalogue.tables import tables
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers

HANDLING = (Action.START, Action.WORK, Action.RETURN, Action.REPLY, Action.PLAN, Action.WAIT, Action.ASK_EXTENSION)
BY_TELEPHONE = (Action.RATE, Action.ASK_REDO)  # whoever checks what was done may ask the resident and write it down
# What an organisation that was called in may do, too.
ASSISTING = (Action.NOTE, Action.WORK, Action.REPORT_IN, Action.ASSIST)


def why_not(account: Any, case: Case, action: Action) -> str | None:
    """The sentence that says why this account may not take this step on this case now; None when it may."""
    try:
        step = CASE.step(Status(case.status), action)
    except Refusal as refusal:
        return str(refusal)
    return _why_not_permitted(account, case, action, step) or _why_not_now(account, case, action)


def check(by: Any, case: Case, action: Action) -> Step[Status]:
    """The step, for an action about to take it. Raises WrongState, NotAllowed or Refusal with why_not's sentence."""
    step = CASE.step(Status(case.status), action)
    if sentence := _why_not_permitted(by, case, action, step):
        raise NotAllowed(sentence)
    if sentence := _why_not_now(by, case, action):
        raise Refusal(sentence)
    return step


def possible(account: Any, case: Case) -> dict[Action, str | None]:
    """What the table allows in the case's state: action -> why this account may not, or None when it may."""
    return {action: why_not(account, case, action) for action in CASE.actions(Status(case.status))}


def _why_not_permitted(by: Any, case: Case, action: Action, step: Step[Status]) -> str | None:
    if by.voice == Voice.SYSTEM or (by.voice == Voice.RESIDENT and step.permission is None):
        return None
    needed = Permission(step.permission or Permission.CASE_REGISTER)
    mine = powers(by)
    if action in BY_TELEPHONE and mine.may(Permission.CASE_VERIFY, case.area_id):
        return None
    if action is Action.RATE and mine.may(Permission.CASE_REGISTER, None):  # any window takes any rating (P2)
        return None
    if mine.may(needed, case.area_id):
        return None
    if case.lead_id and mine.may_for(needed, case.lead_id):
        return None
    if action in ASSISTING and any(mine.may_for(needed, each) for each in case.assists or ()):
        return None
    return lacking(needed)


def _why_not_now(by: Any, case: Case, action: Action) -> str | None:
    if action in HANDLING and not _handles(by, case, action):
        return _("This case is in the hands of %(lead)s. Ask them, or have it assigned to you.") % {"lead": case.lead}
    if action is Action.FINISH and case.status == Status.IN_PROGRESS and not hands.leads(by, case):
        return _("Only %(lead)s, who has this case in hand, can finish it.") % {"lead": case.lead}
    if action in RULES:
        return RULES[action](by, case)
    if action in (Action.REDO, Action.KEEP):
        return _why_not_decide_redo(by, case, action)
    if action is Action.ASK_REDO:
        return _why_not_ask_redo(case)
    if action is Action.RATE and case.handler_id is not None and case.handler_id == by.pk:
        return _("You handled this case yourself. Give the resident the slip, or let a colleague ask.")
    if action is Action.START and case.lead_id is None:
        return _("Nobody has this case in hand yet. Assign it first.")
    if action is Action.RETURN and _used_up("returns", case.returns):
        return _("This case has been returned as often as is allowed here. Do it, or have it assigned to others.")
    return None


def why_not_follow_up(by: Any, case: Case) -> str | None:
    """Why this account may not ask the resident about this case: whoever handled it does not."""
    if case.handler_id == by.pk or Assignment.objects.filter(case=case, account=by.pk).exists():
        return _("You handled this case yourself; somebody else has to ask the resident.")
    return None


def _why_not_ask_redo(case: Case) -> str | None:
    if case.redo_asked_at:
        return _("A redo has already been asked for; somebody will decide on it soon.")
    if _used_up("redos", case.redo_count):
        return _("This has been done again as often as is allowed here. Please submit what is still wrong anew.")
    return None


def _used_up(limit: str, times: int) -> bool:
    allowed = tables.get().limit(limit)
    return allowed is not None and times >= allowed


def _why_not_decide_redo(by: Any, case: Case, action: Action) -> str | None:
    if case.handler_id is not None and case.handler_id == by.pk:
        return _("You handled this case yourself; somebody else has to decide on the redo.")
    if action is Action.KEEP and not case.redo_asked_at:
        return _("Nobody has asked for a redo.")
    if case.lead_id is None and action is Action.REDO:
        return _("Nobody had this case in hand, so there is nobody to do it again. Register it as a new case.")
    return None


def _why_not_wait(_by: Any, case: Case) -> str | None:
    return _("This case waits for the resident already.") if case.waiting_since else None


def _why_not_go_on(_by: Any, case: Case) -> str | None:
    return None if case.waiting_since else _("This case does not wait for anybody.")


def _why_not_ask_extension(_by: Any, case: Case) -> str | None:
    return (
        _("More time has already been asked for; somebody will decide on it soon.") if case.extension_asked_at else None
    )


def _why_not_extend(by: Any, case: Case) -> str | None:
    if case.extension_asked_at is None:
        return _("Nobody has asked for more time.")
    asked = Extension.objects.filter(case=case, round=case.round, granted__isnull=True).first()
    if asked and by.pk is not None and asked.asked_by_id == by.pk:
        return _("You asked for this yourself; somebody else has to decide on it.")
    return None


def _why_not_look_again(_by: Any, case: Case) -> str | None:
    if case.outcome != Outcome.NOT_NOW:
        return _("Only what could not be fixed is looked at again; otherwise ask for a redo.")
    return None


def _why_not_claim(by: Any, case: Case) -> str | None:
    wanted = case.wanted_skill
    if not wanted or by.voice != Voice.STAFF or wanted in by.person.skills:
        return None
    return _("This asks for somebody who can do this: %(skill)s. If you can, say so under “My account”.") % {
        "skill": skill_word(wanted)
    }


RULES = {
    Action.WAIT: _why_not_wait,
    Action.GO_ON: _why_not_go_on,
    Action.ASK_EXTENSION: _why_not_ask_extension,
    Action.EXTEND: _why_not_extend,
    Action.REFUSE_EXTENSION: _why_not_extend,
    Action.LOOK_AGAIN: _why_not_look_again,
    Action.CLAIM: _why_not_claim,
    Action.CALL_IN: calls.why_not_call,
    Action.WHISTLE: calls.why_not_whistle,
    Action.CALL_OFF: calls.why_not_call_off,
    Action.REPORT_IN: calls.why_not_report_in,
    Action.ASSIST: calls.why_not_assist,
    Action.FINISH: parts.why_not_end,
    Action.DECLINE: parts.why_not_end,
    Action.SPLIT: parts.why_not_split,
    Action.JOIN: parts.why_not_become_part,
    Action.PART: parts.why_not_part,
    Action.MARK: complaints.why_not_mark,
    Action.UNMARK: complaints.why_not_unmark,
}


def _handles(by: Any, case: Case, action: Action) -> bool:
    """Whoever has it in hand; what assisting organisations may do, too, those among them whose part is not done."""
    return hands.leads(by, case) or (action in ASSISTING and bool(hands.own_parts(by, case)))


def why_not_merge(by: Any, case: Case, main: Case) -> str | None:
    """Why this case cannot be merged into that one, both as they stand now; None when it can."""
    if main.pk == case.pk:
        return _("A case cannot be merged into itself. Give the number of the other one.")
    if main.status == Status.MERGED:
        return _("No. %(number)s is itself merged into No. %(main)s. Merge into that one.") % {
            "number": main.pk,
            "main": main.main_id,
        }
    if not main.is_open:
        return _("No. %(number)s is settled already. Only an open case can take others in.") % {"number": main.pk}
    if case.status == Status.MERGED and case.main_id == main.pk:
        return _("This is merged into No. %(number)s already.") % {"number": main.pk}
    if case.whole or case.parent_id:
        return _("A case with parts, or that is a part, cannot be merged into another.")
    if case.about_line is not None or main.about_line is not None:
        return _("A complaint about somebody stands by itself and cannot be merged.")
    if by.voice == Voice.STAFF and not powers(by).may(Permission.CASE_MERGE, main.area_id):
        return _("Your posts do not include merging where No. %(number)s belongs.") % {"number": main.pk}
    return None
