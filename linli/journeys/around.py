"""Who stands around a case: those who have it, those above them, those nearest who may take a step.

Each takes the case and the event that they may have to hear of. Whoever acted is left out by whoever tells.
"""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.cases.words import Status
from linli.journal.models import Event
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission

MOST = 50
Who = Callable[[Case, Event], Iterable[Account]]


def handler(case: Case, _event: Event) -> list[Account]:
    """Who handles it, if somebody does by name."""
    return [case.handler] if case.handler and case.handler.is_active else []


def registrar(case: Case, _event: Event) -> list[Account]:
    """Who registered it for the resident, and is asked how it stands."""
    return [case.registered_by] if case.registered_by and case.registered_by.is_active else []


def mentioned(_case: Case, event: Event) -> Iterable[Account]:
    """Whom the note mentions (cases/mentions.py)."""
    return active().filter(pk__in=event.data.get("mentions", ()))


def lead(case: Case, event: Event) -> Iterable[Account]:
    """The handler; before there is one, everybody of the organisation that leads."""
    if named := handler(case, event):
        return named
    posts = {
        "person__posts__organisation": case.lead_id,
        "person__posts__period__contains": timezone.localdate(event.at),
    }
    return active().filter(**posts).distinct()[:MOST] if case.lead_id else []


def may(permission: Permission) -> Who:
    """Those who may take the next step in the smallest area around the case that has anybody."""

    def nearest(case: Case, event: Event) -> list[Account]:
        return _first(event, case, person__posts__role__permissions__contains=[permission])

    return nearest


def lead_or(permission: Permission) -> Who:
    """Who has it in hand; before anybody has, the nearest who may take the next step."""
    nearest = may(permission)
    return lambda case, event: lead(case, event) if case.lead_id else nearest(case, event)


def whole(case: Case, event: Event) -> Iterable[Account]:
    """Who has the case of which this one is a part."""
    return lead(case.parent, event) if case.parent else []


def called(_case: Case, event: Event) -> Iterable[Account]:
    """Everybody who serves in the organisations that the event calls in, or that are late."""
    data = event.data
    numbers = [*data.get("called", ()), *data.get("unreported", ()), *data.get("undone", ())]
    posts = {
        "person__posts__organisation__in": numbers,
        "person__posts__period__contains": timezone.localdate(event.at),
    }
    return active().filter(**posts).distinct()[:MOST]


def called_off(_case: Case, event: Event) -> Iterable[Account]:
    """Everybody who serves in the organisation that is no longer needed."""
    posts = {
        "person__posts__organisation": event.data.get("organisation"),
        "person__posts__period__contains": timezone.localdate(event.at),
    }
    return active().filter(**posts).distinct()[:MOST]


def unless_sent_on(who: Who) -> Who:
    """Those, but for a case that a rule sent on at once: it waits for nobody's decision."""
    return lambda case, event: [] if case.rule_id and case.status != Status.RECEIVED else who(case, event)


def sees(account: Account, case: Case) -> bool:
    """Whether the case is the account's to see."""
    return bool(Case.objects.visible_to(account).filter(pk=case.pk).exists())


def on_rung(case: Case, event: Event) -> list[Account]:
    """Those who hold the case's level of the ladder, in the smallest area around it that has any."""
    rung = rungs.get().get(case.rung_id or 0)
    if rung is None:
        return []
    return _first(event, case, person__posts__role__key__in=rung.holders)


def superiors(case: Case, event: Event) -> Iterable[Account]:
    """Whoever has the case always hears of it; and the superior the stage is addressed to, or the highest there is."""
    own = lead_or(Permission.CASE_ACCEPT)(case, event)
    up = event.data.get("up", 0)
    higher = next((found for step in range(up, 0, -1) if (found := above(case, step, event))), [])
    return [*own, *higher]


def above(case: Case, up: int, event: Event) -> list[Account]:
    """The superior so many steps up: whoever supervises in the organisation above the lead; where nobody does,
    in the nearest area so many steps above the case's own."""
    supervises = {"person__posts__role__permissions__contains": [Permission.CASE_SUPERVISE]}
    organisation = organisation_above(case, up)
    if organisation and (found := held(event, person__posts__organisation=organisation.pk, **supervises)):
        return found
    return _first(event, case, up, **supervises)


def organisation_above(case: Case, up: int) -> Organisation | None:
    """The organisation so many steps above the one that leads."""
    organisation = case.lead
    for _step in range(up):
        organisation = organisation.parent if organisation else None
    return organisation


def active() -> QuerySet[Account]:
    return Account.objects.filter(is_active=True).select_related("person")


def _first(event: Event, case: Case, up: int = 0, **wanted: object) -> list[Account]:
    """Those with such a post in the smallest area around the case, so many steps up, that has any; a complaint about
    somebody passes by those who do not see it."""
    lineage = tree.get().lineage(case.area_id)
    for area_id in reversed(lineage[: max(1, len(lineage) - up)]):
        found = held(event, person__posts__area=area_id, **wanted)
        if case.about_line is not None:
            found = [each for each in found if sees(each, case)]
        if found:
            return found
    return []


def held(event: Event, **wanted: object) -> list[Account]:
    """Accounts with such a post on the day of the event, without whoever acted."""
    here = active().filter(person__posts__period__contains=timezone.localdate(event.at), **wanted)
    return list(here.exclude(pk=event.actor_id or 0).distinct()[:MOST])
