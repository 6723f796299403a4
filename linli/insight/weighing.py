"""When the practice's weights change, everything judged so far is weighed anew and summed again, in one transaction,
while the reader that counts waits."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.insight.counting import COUNTING
from linli.insight.measures import USUAL, Kind, measures, said_weights
from linli.insight.models import Reckoning, Verdict, Weighing
from linli.journal.models import Cursor

KINDS = ("deadline_class_id", "category_id", "channel", "rung_id")


def weigh_anew(*, now: datetime) -> bool:
    """Weigh everything anew if it is not weighed as the practice says. Returns whether it was."""
    wanted = in_force()
    if Weighing.objects.filter(weights=wanted).exists():
        return False
    with transaction.atomic():
        Cursor.objects.get_or_create(reader=COUNTING.name)
        Cursor.objects.select_for_update().get(reader=COUNTING.name)
        if _weigh() or not Reckoning.objects.exists():
            _sum()
        Weighing.objects.update_or_create(defaults={"weights": wanted, "at": now})
    return True


def in_force() -> list[dict[str, Any]]:
    """The weights of the practice in force."""
    practice = tables.get().practice
    return said_weights((practice.settings.get("rates") if practice else None) or USUAL)


def _weigh() -> int:
    """One update for each kind of case that is weighed otherwise than it should be. Returns how many verdicts those
    were."""
    known, moved = measures(), 0
    for *kind, weight in Verdict.objects.values_list(*KINDS, "weight").distinct().order_by():
        right = known.weight(Kind(*kind))
        if right != weight:
            said = dict(zip(KINDS, kind, strict=True))
            same = {name: value for name, value in said.items() if value is not None}
            none = {f"{name}__isnull": True for name, value in said.items() if value is None}
            moved += Verdict.objects.filter(weight=weight, **same, **none).update(weight=right)
    return moved


def _sum() -> None:
    lines = [(node.id, around) for node in tree.get().nodes.values() for around in node.lineage]
    Reckoning.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(SUM, [list(column) for column in zip(*lines, strict=True)] if lines else [[], []])


SUM = f"""
INSERT INTO {Reckoning._meta.db_table} (area_id, lens, rate, day, value, weight, standing, result, count)
SELECT line.around, seen.lens, v.rate, v.day, seen.value, v.weight, v.standing, v.result, count(*)
FROM {Verdict._meta.db_table} v
JOIN unnest(%s::bigint[], %s::bigint[]) AS line (area_id, around) ON line.area_id = v.area_id
CROSS JOIN LATERAL (VALUES
    ('all', ''), ('channel', v.channel), ('category', coalesce(v.category_id::text, '')),
    ('lead', coalesce(v.lead_id::text, ''))
) AS seen (lens, value)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
