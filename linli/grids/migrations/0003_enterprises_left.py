import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('grids', '0002_worked_out'),
        ('residents', '0006_enterprise_spot'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='leftover',
            name='leftover_case_or_household',
        ),
        migrations.AddField(
            model_name='leftover',
            name='enterprise',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.enterprise'),
        ),
        migrations.AddConstraint(
            model_name='leftover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('enterprise__isnull', True), ('household__isnull', True)), models.Q(('case__isnull', True), ('enterprise__isnull', True), ('household__isnull', False)), models.Q(('case__isnull', True), ('enterprise__isnull', False), ('household__isnull', True)), _connector='OR'), name='leftover_one_thing'),
        ),
    ]
