from django.db import migrations


class Migration(migrations.Migration):
    """Room on each page for a case's next version, so that a step stays on its page and touches no index."""

    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE cases_case SET (fillfactor = 85)", "ALTER TABLE cases_case RESET (fillfactor)"
        )
    ]
