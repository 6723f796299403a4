"""Who stands around a case: those who have it, those above them, those nearest who may take a step."""

from collections.abc import Iterable

from django.db.models import QuerySet

from linli.areas.tree import tree
from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.journal.models import Event
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission

MOST = 50


def of_lead(case: Case) -> Iterable[Account]:
    """The handler; before there is one, everybody of the organisation that leads."""
    if case.handler:
        return [case.handler]
    return active().filter(person__posts__organisation=case.lead_id).distinct()[:MOST]


def nearest(case: Case, permission: Permission, event: Event) -> list[Account]:
    """Those who may take the next step in the smallest area around the case that has anybody."""
    return _first(event, tree.get().lineage(case.area_id), person__posts__role__permissions__contains=[permission])


def on_rung(case: Case, event: Event) -> list[Account]:
    """Those who hold the case's level of the ladder, in the smallest area around it that has any."""
    rung = rungs.get().get(case.rung_id or 0)
    if rung is None:
        return []
    return _first(event, tree.get().lineage(case.area_id), person__posts__role__key__in=rung.holders)


def above(case: Case, up: int, event: Event) -> list[Account]:
    """The superior so many steps up: whoever supervises in the organisation above the lead; where nobody does,
    in the nearest area so many steps above the case's own."""
    supervises = {"person__posts__role__permissions__contains": [Permission.CASE_SUPERVISE]}
    organisation = organisation_above(case, up)
    if organisation and (found := _held(event, person__posts__organisation=organisation.pk, **supervises)):
        return found
    lineage = tree.get().lineage(case.area_id)
    return _first(event, lineage[: max(1, len(lineage) - up)], **supervises)


def organisation_above(case: Case, up: int) -> Organisation | None:
    """The organisation so many steps above the one that leads."""
    organisation = case.lead
    for _step in range(up):
        organisation = organisation.parent if organisation else None
    return organisation


def active() -> QuerySet[Account]:
    return Account.objects.filter(is_active=True).select_related("person")


def _first(event: Event, lineage: tuple[int, ...], **wanted: object) -> list[Account]:
    for area_id in reversed(lineage):
        if found := _held(event, person__posts__area=area_id, **wanted):
            return found
    return []


def _held(event: Event, **wanted: object) -> list[Account]:
    """Accounts with such a post on the day of the event, without whoever acted."""
    here = active().filter(person__posts__period__contains=event.at.date(), **wanted)
    return list(here.exclude(pk=event.actor_id or 0).distinct()[:MOST])
