"""Who is told what: a reader of the journal that turns steps of cases into notices and messages."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.core.text import first_words
from linli.journal.models import Event
from linli.journal.readers import Reader
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
)


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
    if event.kind in ("case.assigned", "case.redo_granted") and case.lead:
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
    }[event.kind] % {"number": case.pk, "words": words}


def _readers(event: Event, case: Case) -> Iterable[Account]:
    if event.kind in ("case.assigned", "case.redo_granted"):
        return _of_lead(case)
    if event.kind in ("case.rated", "case.said_more"):
        return [case.handler] if case.handler else []
    permission = {"case.received": Permission.CASE_ACCEPT, "case.redo_asked": Permission.CASE_REDO}
    return _nearest(case, permission.get(event.kind, Permission.CASE_ASSIGN), event)


def _of_lead(case: Case) -> Iterable[Account]:
    if case.handler:
        return [case.handler]
    return _active().filter(person__posts__organisation=case.lead_id).distinct()[:50]


def _nearest(case: Case, permission: Permission, event: Event) -> Iterable[Account]:
    """Those who may take the next step in the smallest area around the case that has anybody."""
    day = event.at.date()
    for area_id in reversed(tree.get().lineage(case.area_id)):
        here = _active().filter(
            person__posts__area=area_id,
            person__posts__role__permissions__contains=[permission],
            person__posts__period__contains=day,
        )
        if found := list(here.exclude(pk=event.actor_id or 0).distinct()[:50]):
            return found
    return []


def _active() -> QuerySet[Account]:
    return Account.objects.filter(is_active=True).select_related("person")


TELLING = Reader("journeys.telling", tell)
