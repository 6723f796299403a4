"""The journal as judge: whether each step that was answered stands there once, and none beside."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Count

from linli.journal.models import Event
from linli.journal.queries import broken_links

SAMPLE = 50


def last() -> int:
    """The number of the last event so far."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def verdict(kind: str, subjects: Collection[int], since: int) -> str:
    """What the events of a kind, such as “case.urged”, after `since` say about the cases (or others) in which each
    should have happened once."""
    of = kind.partition(".")[0]
    events = Event.objects.filter(pk__gt=since, kind=kind, subject_type=of)
    found = dict(events.values_list("subject_id").annotate(times=Count("pk")))
    lost = len(set(subjects) - set(found))
    doubled = sum(times > 1 for times in found.values())
    strange = len(set(found) - set(subjects))
    broken = sum(1 for pk in sorted(subjects)[:SAMPLE] for _link in broken_links(of, pk))
    if lost or doubled or strange or broken:
        return f"{lost} lost, {doubled} doubled, {strange} strange, {broken} broken"
    return "none lost, none doubled"


def versions(subjects: Collection[int]) -> int:
    """The sum of the versions of these cases: it grows by one a step."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(version), 0) FROM cases_case WHERE id = ANY(%s)", [list(subjects)])
        return int(cursor.fetchone()[0])
