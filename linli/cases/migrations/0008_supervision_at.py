from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_routing'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='supervision_at',
            field=models.DateTimeField(null=True),
        ),
        # What was parked or could not be fixed before there was a sweep comes back on its day, too.
        migrations.RunSQL(
            "UPDATE cases_case SET next_look_at = look_again_on::timestamp AT TIME ZONE 'Asia/Shanghai'"
            " WHERE look_again_on IS NOT NULL AND channel <> 'import' AND waiting_since IS NULL"
            " AND (status = 'parked' OR (outcome = 'not_now' AND status IN ('done', 'verified', 'closed')))",
            migrations.RunSQL.noop,
        ),
    ]
