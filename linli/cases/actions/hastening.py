"""How urgent a case is, said anew after it was registered: with the reason, and with its time counted again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import deadlines, on_the_way, routing
from linli.cases.actions import sorting
from linli.cases.actions.pausing import told
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Case
from linli.cases.words import Action, Status, Urgency
from linli.catalogue.models import DeadlineClass
from linli.core.refusal import Refusal
from linli.journal.actions import Who


@transaction.atomic
def set_urgency(
    *,
    case: Case,
    by: Who,
    now: datetime,
    urgency: Urgency,
    words: str,
    deadline_class: DeadlineClass | None = None,
    seen: int | None = None,
) -> Case:
    """Say that a case is urgent, or no more. Its deadline, and what is wanted on the way, are counted again from where
    they began: by the class given, else by what the rules set for such a case."""
    case, step = lock(case, Action.SET_URGENCY, by, seen=seen)
    if urgency == case.urgency and deadline_class in (None, case.deadline_class):
        raise Refusal(_("That is how urgent it is already. Choose the other, or another time."), field="urgency")
    needed(words, _("Write why; whoever has the case reads it."))
    before, was, rung_id = case.urgency, case.due_at, case.rung_id
    case.urgency = urgency
    changes = {"urgency": urgency, **_timed(case, deadline_class or _class_for(case), now)}
    data = {
        "urgency": [before, urgency],
        "rung": [rung_id, changes.get("rung_id", rung_id)],
        "was": was.isoformat() if was and was != changes["due_at"] else None,
        "class": changes["deadline_class"].pk if changes["deadline_class"] else None,
        **told(changes),
    }
    return record(case, step, by=by, now=now, words=words, data=data, **changes)


def _class_for(case: Case) -> DeadlineClass | None:
    """What the rules set for a case as urgent as this one now is; what is no more urgent goes back to what is usual for
    its category."""
    own = routing.class_by_rule(case, case.category)
    match = None if own else routing.first(routing.facts(case))
    if own or (match and match.rule.deadline_class and match.rule.deadline_class.active):
        return own or (match.rule.deadline_class if match else None)
    return case.deadline_class if case.urgency == Urgency.URGENT else deadlines.class_for(case.category)


def _timed(case: Case, chosen: DeadlineClass | None, now: datetime) -> dict[str, Any]:
    """The clocks by this class. One query more where the first answer or the plan is still awaited."""
    changes = sorting.retimed(case, chosen, None, now)
    if case.status == Status.RECEIVED:
        return changes
    aside = deadlines.asides([case])[case.pk]
    begun = on_the_way.begun([case]).get(case.pk)
    if begun is None:
        return changes
    mine = on_the_way.Begun(begun.at, chosen.pk if chosen else None)
    none = {f"{each}_by": None for each in on_the_way.awaited(case)}
    return changes | none | on_the_way.counted(case, mine, aside)
