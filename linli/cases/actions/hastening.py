"""How urgent a case is, said anew after it was registered: with the reason, and with its time counted again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import deadlines, routing
from linli.cases.actions import sorting
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Case
from linli.cases.words import Action, Urgency
from linli.catalogue.models import DeadlineClass
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.journal.facts import written


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
    changes = {"urgency": urgency, **sorting.timed(case, deadline_class or _class_for(case), None, now)}
    data = {
        "urgency": [before, urgency],
        "rung": [rung_id, changes.get("rung_id", rung_id)],
        "was": written(was) if was != changes["due_at"] else None,
        **sorting.told_clocks(case, changes),
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
