"""What comes in, or is classified while nobody has it in hand, is sent on by the rules."""

from collections.abc import Sequence

from django.utils import timezone

from linli.cases import actions as cases
from linli.cases import routing
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.refusal import Refusal
from linli.journal.models import Event
from linli.journal.readers import Reader

KINDS = frozenset({"case.received", "case.classified"})
STRETCH = 50  # cases are locked until all of a stretch have been routed


def route(events: Sequence[Event]) -> None:
    """Route each of these cases that a rule fits. The rules are asked without a lock first: most fit none."""
    wanted = {event.subject_id for event in events if event.kind in KINDS}
    if not wanted or not routing.rules.get():
        return
    waiting = Case.objects.filter(pk__in=wanted, rule=None, lead=None, status__in=routing.STATES).exclude(
        channel=Channel.IMPORT
    )
    for case in waiting.defer("contact_name", "contact_phone").order_by("pk"):
        if routing.may_be_routed(case) and routing.first(routing.facts(case)):
            _route(case)


def _route(case: Case) -> None:
    try:
        cases.route(case=case, now=timezone.now())
    except Refusal:
        return  # somebody has it by now, or what the rule names is gone: it waits for a person


ROUTING = Reader("journeys.routing", route, stretch=STRETCH)
