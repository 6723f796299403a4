"""Who keeps contact with a household, or serves an enterprise (Z10: every household has a named agent)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_next
from linli.people.models import Account, Person
from linli.people.permissions import Permission as P
from linli.residents.actions.steps import changed, lock
from linli.residents.models import Enterprise, Household
from linli.residents.rules import require

AGENT = {Household: "household.agent_given", Enterprise: "enterprise.agent_given"}


@transaction.atomic
def give_agent(
    *, file: Household | Enterprise, person: Person | None, by: Account, now: datetime
) -> Household | Enterprise:
    """Name the person who keeps contact, or nobody. Who may: whoever may change the file by a post, not its agent."""
    file = lock(file)
    require(by, P.PEOPLE_EDIT, file)
    if changed(file, agent=person, agent_since=timezone.localdate(now) if person else None):
        data = {"person": person.pk if person else None}
        journal.record(AGENT[type(file)], file, by=by, at=now, area_id=file.area_id, data=data)
    return file


@transaction.atomic
def give_agents(*, agents: Mapping[int, int | None], by: Who, now: datetime) -> int:
    """Name for each household (ids) who keeps contact, or nobody, as a confirmed proposal says.

    Who may is asked by whoever confirms the proposal. Returns how many changed; four statements, however many.
    """
    rows = list(Household.objects.select_for_update().filter(pk__in=list(agents), active=True).order_by("pk"))
    moved = [row for row in rows if row.agent_id != agents[row.pk]]
    for row in moved:
        row.agent_id = agents[row.pk]
        row.agent_since = timezone.localdate(now) if row.agent_id else None
        row.version += 1
    Household.objects.bulk_update(moved, ["agent", "agent_since", "version"], batch_size=2000)
    kind = AGENT[Household]
    told = ((row.pk, [Said(kind, now, by, {"person": row.agent_id}, area_id=row.area_id)]) for row in moved)
    record_next("household", told)
    return len(moved)
