"""Every step a member of staff can take with a case, as one table: action -> its form, and the action that takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli.cases import actions as cases
from linli.cases import look, rules
from linli.cases.models import Case
from linli.cases.words import Action, Status
from linli.catalogue.models import ReplyTemplate
from linli.core.lifecycle import Step
from linli.desk import forms
from linli.desk.replies.choosing import for_use
from linli.desk.together import forms as together
from linli.desk.together import ways
from linli.people.models import Account
from linli.people.powers import powers


@dataclass(frozen=True, slots=True)
class Way:
    """How a step is taken at the desk. `seen`: refused when somebody changed the case meanwhile."""

    form: type[forms.StepForm]
    take: Callable[..., Case]
    icon: str
    seen: bool = True
    key: str = ""
    for_resident: bool = False


A = Action
WAYS: dict[Action, Way] = {
    A.ACCEPT: Way(forms.PlainForm, cases.accept, icon="check", key="a"),
    A.CLAIM: Way(forms.PlainForm, cases.claim, icon="hand-stop", key="c"),
    A.START: Way(forms.PlainForm, cases.start, icon="player-play", key="s"),
    A.FINISH: Way(together.FinishTogetherForm, cases.finish, icon="circle-check", key="f"),
    A.VERIFY: Way(forms.RemarkForm, cases.verify, icon="checks"),
    A.CLOSE: Way(forms.RemarkForm, cases.close, icon="square-check"),
    A.RESUME: Way(forms.RemarkForm, cases.resume, icon="player-play"),
    A.REDO: Way(forms.RemarkForm, cases.grant_redo, icon="refresh"),
    A.KEEP: Way(forms.KeepForm, cases.refuse_redo, icon="circle-minus"),
    A.WORK: Way(forms.WorkForm, cases.work, icon="tool", seen=False, key="w"),
    A.ASSIGN: Way(forms.AssignForm, cases.assign, icon="send", key="d"),
    A.OFFER: Way(together.OfferForm, cases.offer, icon="speakerphone"),
    A.CLASSIFY: Way(forms.ClassifyForm, cases.classify, icon="category", key="t"),
    A.SET_URGENCY: Way(together.UrgencyForm, cases.set_urgency, icon="alert-triangle"),
    A.DELIBERATE: Way(forms.DeliberateForm, cases.deliberate, icon="messages"),
    A.REPLY: Way(forms.ReplyForm, cases.reply, icon="message-circle", key="r"),
    A.NOTE: Way(forms.NoteForm, cases.note, icon="note", seen=False, key="n"),
    A.RETURN: Way(forms.ReturnForm, cases.give_back, icon="arrow-back-up"),
    A.PARK: Way(forms.ParkForm, cases.park, icon="player-pause"),
    A.DECLINE: Way(forms.DeclineForm, cases.decline, icon="circle-minus"),
    A.PLAN: Way(forms.PlanForm, cases.plan, icon="list"),
    A.WAIT: Way(forms.WaitForm, cases.wait, icon="player-pause"),
    A.GO_ON: Way(forms.RemarkForm, cases.go_on, icon="player-play"),
    A.LIFT: Way(forms.MoveForm, cases.lift, icon="send"),
    A.LOWER: Way(forms.LowerForm, cases.lower, icon="arrow-back-up"),
    A.ASK_EXTENSION: Way(forms.AskExtensionForm, cases.ask_extension, icon="clock-exclamation"),
    A.EXTEND: Way(forms.RemarkForm, cases.extend, icon="check"),
    A.REFUSE_EXTENSION: Way(forms.RefuseExtensionForm, cases.refuse_extension, icon="circle-minus"),
    A.URGE: Way(forms.UrgeForm, cases.urge, icon="speakerphone", seen=False),
    A.LOOK_AGAIN: Way(forms.RemarkForm, cases.look_again, icon="refresh"),
    A.REPORT_IN: Way(forms.RemarkForm, cases.report_in, icon="check", seen=False),
    A.ASSIST: Way(together.AssistForm, cases.assist_done, icon="checks", seen=False),
    A.CALL_IN: Way(together.CallForm, cases.call_in, icon="messages"),
    A.WHISTLE: Way(together.CallForm, cases.whistle, icon="speakerphone"),
    A.CALL_OFF: Way(together.CallOffForm, cases.call_off, icon="circle-minus"),
    A.SPLIT: Way(together.SplitForm, cases.split, icon="category"),
    A.JOIN: Way(together.JoinForm, ways.join, icon="list"),
    A.PART: Way(forms.RemarkForm, cases.stand_alone, icon="arrow-back-up"),
    A.MARK: Way(together.MarkForm, cases.mark, icon="lock"),
    A.UNMARK: Way(together.UnmarkForm, cases.unmark, icon="lock"),
    A.RATE: Way(forms.RateForm, cases.rate, icon="star", seen=False, for_resident=True),
    A.SAY_MORE: Way(forms.SayMoreForm, cases.say_more, icon="message-plus", seen=False, for_resident=True),
    A.ASK_REDO: Way(forms.AskRedoForm, cases.ask_redo, icon="refresh", seen=False, for_resident=True),
    A.WITHDRAW: Way(forms.RemarkForm, cases.withdraw, icon="arrow-back-up", seen=False, for_resident=True),
}

# What is not worth a word where it does not apply.
UNSAID = (A.REPORT_IN, A.ASSIST, A.CALL_OFF, A.PART, A.UNMARK, A.WHISTLE)


# What a case in this state is usually waiting for: it stands open, above the rest.
NEXT = {
    Status.RECEIVED: A.ACCEPT,
    Status.ACCEPTED: A.ASSIGN,
    Status.DELIBERATING: A.ASSIGN,
    Status.OFFERED: A.CLAIM,
    Status.ASSIGNED: A.START,
    Status.IN_PROGRESS: A.FINISH,
    Status.DONE: A.VERIFY,
    Status.VERIFIED: A.CLOSE,
    Status.PARKED: A.RESUME,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as the page offers it. `form`: the refused one, or an empty one; `next`: it is usually done next."""

    action: Action
    name: str
    way: Way
    form: forms.StepForm
    next: bool
    refused: bool
    templates: list[ReplyTemplate]

    @property
    def plain(self) -> bool:
        """Whether one press is all it takes."""
        return not self.form.fields and not self.form.errors


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be done now, what may be done for the resident, and what may not, with why."""

    now: list[Offer]
    for_resident: list[Offer]
    not_now: list[tuple[str, str]]
    not_mine: list[tuple[str, str]]

    @property
    def reasons(self) -> list[tuple[list[str], str]]:
        """What may not be done now, steps with the same reason together: it is read once."""
        found: dict[str, list[str]] = {}
        for name, why in self.not_now:
            found.setdefault(why, []).append(name)
        return [(names, why) for why, names in found.items()]


def offers(case: Case, account: Account, refused: tuple[Action, forms.StepForm] | None = None) -> Offers:
    """Every step of the case's state for this account; a refused form keeps its place, whatever the state is by now."""
    found = Offers([], [], [], [])
    possible = rules.possible(account, case)
    if refused and refused[0] not in possible:
        possible = {refused[0]: None, **possible}
    usual = next((each for each in (A.REPORT_IN, A.ASSIST) if possible.get(each, "") is None), usual_next(case))
    for action, way in WAYS.items():
        if action not in possible or (action is Action.RATE and case.grade is not None):
            continue
        name, why = look.action_word(action), possible[action]
        mine = refused[1] if refused and refused[0] is action else None
        if mine or why is None:
            form, ready = mine or empty(way, case, action), for_use(account, action)
            offer = Offer(action, name, way, form, action is usual, bool(mine), ready)
            (found.for_resident if way.for_resident else found.now).append(offer)
        elif action in UNSAID:
            continue
        elif may(account, case, action):
            found.not_now.append((name, why))
        else:
            found.not_mine.append((name, why))
    found.now.sort(key=lambda offer: not offer.next)
    return found


def usual_next(case: Case) -> Action | None:
    """What the case waits for: a decision, if the resident asked for one; its category, before it goes on."""
    if case.redo_asked_at:
        return A.REDO
    if case.status == Status.ACCEPTED and case.category_id is None:
        return A.CLASSIFY
    return NEXT.get(Status(case.status))


def empty(way: Way, case: Case, action: Action) -> forms.StepForm:
    return way.form(case=case, auto_id=f"{action}-%s")


def may(account: Account, case: Case, action: Action) -> bool:
    """Whether the account's posts would allow it here, if nothing else stood in the way."""
    step: Step[Any] = rules.CASE.step(Status(case.status), action)
    mine = powers(account)
    return (
        step.permission is None
        or mine.may(step.permission, case.area_id)
        or mine.may_for(step.permission, case.lead_id)
    )
