"""Cases from before know their caller, too, and who was asked first."""

from django.db import migrations
from django.db.models import Q

from linli.cases.callers import mark

BATCH = 2000

FIRST_ASKED = """
UPDATE cases_case c SET first_asked_id = registered_by_id,
  handed_over_at = CASE WHEN c.status = 'received' THEN NULL ELSE coalesce(
    (SELECT min(a.since) FROM cases_assignment a WHERE a.case_id = c.id), c.received_at) END
WHERE registered_by_id IS NOT NULL AND first_asked_id IS NULL
"""


def mark_numbers(apps, schema_editor):
    """Give every case with a number its mark; in batches by key, so that memory stays flat."""
    case = apps.get_model("cases", "Case")
    last = 0
    while rows := list(
        case.objects.filter(~Q(contact_phone__isnull=True), pk__gt=last).order_by("pk").only("pk", "contact_phone")[:BATCH]
    ):
        last = rows[-1].pk
        marked = [row for row in rows if row.contact_phone]
        for row in marked:
            row.phone_mark = mark(row.contact_phone)
        case.objects.bulk_update(marked, ["phone_mark"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_channels")]

    operations = [
        migrations.RunSQL(FIRST_ASKED, migrations.RunSQL.noop),
        migrations.RunPython(mark_numbers, migrations.RunPython.noop),
    ]
