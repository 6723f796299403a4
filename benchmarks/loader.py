"""A loader of many cases by COPY: valid rows in every state, a tenth of them open, each with the event of its
coming in.

The steps between are left out of the journal: a list does not read them, and five million events more would only
cost time.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.actions import Submission
from linli.cases.life import Life
from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Case
from linli.cases.words import OPEN, Channel, Outcome, Status
from linli.catalogue.tables import tables
from linli.core import copying
from linli.core.codes import new_code
from linli.journal.actions import RESIDENT
from linli.journal.bulk import Said, record_stories
from linli.people.models import Organisation

BATCH = 10_000
OPEN_SHARE = 0.1
IN_HAND = (Status.ASSIGNED, Status.IN_PROGRESS)


def fill(total: int) -> None:
    """Add cases until there are `total`; then let the planner know."""
    here = Case.objects.count()
    chance = random.Random(here)
    lead = Organisation.objects.order_by("pk").first()
    while here < total:
        batch = list(_cases(min(BATCH, total - here), chance, lead.pk))
        with transaction.atomic():
            copying.give_keys(batch)
            copying.copy(Case, batch)
            record_stories("case", ((case.pk, [_received(case)]) for case in batch))
        here += len(batch)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) cases_case")
        cursor.execute("ANALYZE journal_event")


def _cases(number: int, chance: random.Random, lead_id: int) -> Iterator[Case]:
    now = timezone.now()
    grids = [node.lineage for node in tree.get().nodes.values() if node.depth == 4]
    categories = list(tables.get().categories.values())
    pattern = Life(Submission(text="测速", area_id=grids[0][-1]), by=RESIDENT, at=now).case
    columns = {field.attname: getattr(pattern, field.attname) for field in Case._meta.concrete_fields}
    for _ in range(number):
        case = Case(**columns)
        case.code = new_code()
        case.text = f"第{chance.randrange(10**6)}号楼前的路灯不亮，晚上看不见路，请来修一修。"
        case.category_id = chance.choice(categories).pk
        case.channel = chance.choice([Channel.PORTAL, Channel.WINDOW])
        case.place_in(chance.choice(grids))
        _live(case, now, chance, lead_id)
        yield case


def _live(case: Case, now: datetime, chance: random.Random, lead_id: int) -> None:
    """Give the case a state that its dates bear out."""
    open_now = chance.random() < OPEN_SHARE
    age = timedelta(days=chance.random() * (20 if open_now else 365))
    case.received_at = case.due_from = now - age
    case.due_at = case.received_at + timedelta(days=7)
    case.status = chance.choice(OPEN) if open_now else Status.CLOSED
    case.lead_id = lead_id if case.status in (*IN_HAND, Status.CLOSED) else None
    if case.status == Status.PARKED:
        case.look_again_on = (now + timedelta(days=30)).date()
    if not open_now:
        case.outcome = Outcome.IN_TIME
        case.done_at = case.closed_at = case.received_at + age * chance.random()


def _received(case: Case) -> Said:
    facts = {
        "to": Status.RECEIVED,
        "channel": case.channel,
        "category": case.category_id,
        "due": case.due_at.isoformat(),
    }
    return Said(RECEIVED, case.received_at, RESIDENT, facts, area_id=case.area_id)
