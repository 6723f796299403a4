"""Finding cases by their words: the index, kept by a reader of the journal, and the search in it."""

from collections.abc import Iterable, Sequence

from django.db import connection

from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Case
from linli.core.terms import terms
from linli.insight import marks
from linli.insight.models import Trace
from linli.journal.models import Event
from linli.journal.readers import Reader

MARKED_BY = ("lead", "area", "category")


def trace(events: Sequence[Event]) -> None:
    """Write down anew what each case that changed is found by."""
    changed = {event.subject_id for event in events if event.subject_type == "case" and _moves(event)}
    keep(Case.objects.filter(pk__in=changed).iterator(chunk_size=1000))


def _moves(event: Event) -> bool:
    if event.kind == RECEIVED or any(name in event.data for name in MARKED_BY):
        return True
    before, after = event.data.get("from"), event.data.get("to")
    return before != after and bool(before and after) and marks.group(before) != marks.group(after)


def keep(cases: Iterable[Case]) -> None:
    """Put these cases into the index, or put them right in it."""
    rows = [(case.pk, sorted(terms(f"{case.text}\n{case.place}") | marks.of(case))) for case in cases]
    with connection.cursor() as cursor:
        cursor.executemany(KEEP, rows)


KEEP = f"""
INSERT INTO {Trace._meta.db_table} (case_id, terms) VALUES (%s, array_to_tsvector(%s::text[]))
ON CONFLICT (case_id) DO UPDATE SET terms = excluded.terms
"""


def numbers(asked: Iterable[Iterable[str]], *, below: int | None = None, most: int) -> list[int]:
    """The newest cases that fit, by number: of each group of terms at least one. `below`: only older ones."""
    start = below if below is not None else _newest() + 1
    fixed = " & ".join(f"({' | '.join(map(quoted, group))})" for group in asked)
    looks = [f"{quoted(span)} & {fixed}" for span in marks.spans(start)]
    with connection.cursor() as cursor:
        cursor.execute(FIND, [looks, start, most, most])
        return [row[0] for row in cursor.fetchall()]


# One look a span, until enough is found. "+ 0" keeps the planner from walking the numbers instead of asking the index,
# which it would do for common words: right for these, a scan of everything for words that are rare where one looks.
FIND = f"""
SELECT hit.case_id
FROM unnest(%s::text[]) AS look(asked)
CROSS JOIN LATERAL (
    SELECT t.case_id FROM {Trace._meta.db_table} t
    WHERE t.terms @@ look.asked::tsquery AND t.case_id < %s
    ORDER BY t.case_id + 0 DESC LIMIT %s
) AS hit
LIMIT %s
"""


def _newest() -> int:
    newest = Trace.objects.order_by("-case_id").values_list("case_id", flat=True).first()
    return newest or 0


def quoted(term: str) -> str:
    """A term as it stands in a tsquery."""
    return "'{}'".format(term.replace("\\", "\\\\").replace("'", "''"))


def forget() -> None:
    """Empty the index, before a replay."""
    Trace.objects.all().delete()


SEARCHING = Reader("insight.searching", trace, forget)
