"""Who is told what: a reader of the journal that turns steps of cases into notices and messages."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.text import first_words
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.journeys import around
from linli.notify import actions as notify
from linli.people.models import Account
from linli.people.permissions import Permission

TOLD = frozenset(
    {
        "case.received",
        "case.said_more",
        "case.assigned",
        "case.returned",
        "case.rated",
        "case.redo_asked",
        "case.redo_granted",
    }
    | {"case.urged", "case.supervised", "case.circulated", "case.listed", "case.missed", "case.lifted", "case.lowered"}
    | {"case.extension_asked", "case.extended", "case.extension_refused", "case.looked_again", "case.went_on"}
)
OUT = frozenset({"case.assigned", "case.redo_granted", "case.urged"})
OF_LEAD = frozenset({"case.assigned", "case.redo_granted", "case.extended", "case.extension_refused", "case.went_on"})
OF_HANDLER = frozenset({"case.rated", "case.said_more"})
SUPERVISED = frozenset({"case.urged", "case.supervised", "case.circulated", "case.listed"})


def tell(events: Sequence[Event]) -> None:
    """Put each step that concerns somebody into their inbox, and into their organisation's outbox."""
    wanted = [event for event in events if event.subject_type == "case" and event.kind in TOLD]
    cases = Case.objects.select_related("lead").in_bulk({event.subject_id for event in wanted})
    with override("zh-hans"):
        for event in wanted:
            if not _is_old_news(event, cases[event.subject_id]):
                _tell(event, cases[event.subject_id])


def _is_old_news(event: Event, case: Case) -> bool:
    """Registers imported in bulk were dealt with elsewhere: that they came in is no news to anybody."""
    return event.kind == "case.received" and case.channel == Channel.IMPORT


def _tell(event: Event, case: Case) -> None:
    key = f"{event.kind}:{event.pk}"
    subject = _subject(event, case)
    link = case.get_absolute_url()
    readers = [each for each in _readers(event, case) if Case.objects.visible_to(each).filter(pk=case.pk).exists()]
    notify.tell(readers, key=key, subject=subject, now=event.at, link=link)
    if event.kind in OUT and case.lead:
        notify.send(case.lead, key=key, subject=subject, body=_("Open it at %(link)s") % {"link": link}, now=event.at)


def _subject(event: Event, case: Case) -> str:
    words = first_words(case.text, 20)
    return {
        "case.received": _("New case No. %(number)s: %(words)s"),
        "case.said_more": _("The resident added to No. %(number)s: %(words)s"),
        "case.assigned": _("Assigned to you: No. %(number)s: %(words)s"),
        "case.returned": _("Returned, to be assigned anew: No. %(number)s: %(words)s"),
        "case.rated": _("Rated: No. %(number)s: %(words)s"),
        "case.redo_asked": _("A redo is asked for: No. %(number)s: %(words)s"),
        "case.redo_granted": _("To be done again: No. %(number)s: %(words)s"),
        "case.urged": _("Urged: No. %(number)s is to be solved: %(words)s"),
        "case.supervised": _("Under supervision: No. %(number)s is overdue: %(words)s"),
        "case.circulated": _("Named in a circular: No. %(number)s is overdue: %(words)s"),
        "case.listed": _("Put on the list: No. %(number)s is overdue: %(words)s"),
        "case.missed": _("A time on the way was missed: No. %(number)s: %(words)s"),
        "case.lifted": _("Lifted to your level: No. %(number)s: %(words)s"),
        "case.lowered": _("Lowered to your level: No. %(number)s: %(words)s"),
        "case.extension_asked": _("More time is asked for: No. %(number)s: %(words)s"),
        "case.extended": _("More time was given: No. %(number)s: %(words)s"),
        "case.extension_refused": _("No more time was given: No. %(number)s: %(words)s"),
        "case.looked_again": _("To be looked at again: No. %(number)s: %(words)s"),
        "case.went_on": _("Waiting is over: No. %(number)s: %(words)s"),
    }[event.kind] % {"number": case.pk, "words": words}


def _readers(event: Event, case: Case) -> Iterable[Account]:
    if event.kind in SUPERVISED:
        return _superiors(event, case)
    if event.kind in OF_LEAD:
        return around.of_lead(case)
    if event.kind in OF_HANDLER:
        return [case.handler] if case.handler else []
    if event.kind in ("case.lifted", "case.lowered"):
        return around.on_rung(case, event)
    if event.kind == "case.missed" and case.lead:
        return around.of_lead(case)
    return around.nearest(case, ASKED.get(event.kind, Permission.CASE_ASSIGN), event)


ASKED = {
    "case.received": Permission.CASE_ACCEPT,
    "case.missed": Permission.CASE_ACCEPT,
    "case.redo_asked": Permission.CASE_REDO,
    "case.extension_asked": Permission.CASE_EXTEND,
}


def _superiors(event: Event, case: Case) -> Iterable[Account]:
    """Whoever has the case always hears of it; and the superior the stage is addressed to, or the highest there is."""
    own = list(around.of_lead(case)) if case.lead else around.nearest(case, Permission.CASE_ACCEPT, event)
    up = event.data.get("up", 0)
    higher = next((found for step in range(up, 0, -1) if (found := around.above(case, step, event))), [])
    return {each.pk: each for each in [*own, *higher]}.values()


TELLING = Reader("journeys.telling", tell)
