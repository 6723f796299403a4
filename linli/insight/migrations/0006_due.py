"""Open cases by the hour of their deadline: counted for what the journal was read of already."""

from django.db import migrations, models

COUNT = """
INSERT INTO insight_standing (area_id, lens, value, status, count)
SELECT above.id, 'due', f.hour, '', sum(f.count)
FROM (
    SELECT area_id, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24') AS hour, count(*) AS count
    FROM insight_fact
    WHERE NOT apart AND due_at IS NOT NULL
      AND status IN ('received', 'accepted', 'deliberating', 'offered', 'assigned', 'in_progress', 'parked')
    GROUP BY 1, 2
) f
JOIN areas_area a ON a.id = f.area_id
JOIN areas_area above ON starts_with(a.path, above.path)
GROUP BY 1, 3
"""
LENSES = [("all", "All"), ("category", "Category"), ("channel", "Channel"), ("rung", "Rung"), ("due", "Due")]


class Migration(migrations.Migration):
    dependencies = [("insight", "0005_weights"), ("areas", "0001_initial")]

    operations = [
        migrations.AlterField("standing", "lens", models.CharField(choices=LENSES, max_length=10)),
        migrations.RunSQL(COUNT, "DELETE FROM insight_standing WHERE lens = 'due'"),
    ]
