import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('areas', '0001_initial'),
        ('cases', '0006_clocks_and_supervision'),
        ('catalogue', '0002_times_on_the_way'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='urgency',
            field=models.CharField(choices=[('normal', 'Not urgent'), ('urgent', 'Urgent')], default='normal', max_length=6),
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=48, unique=True)),
                ('order', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('origin', models.CharField(choices=[('pack', 'From the practice'), ('desk', 'Made at the desk')], max_length=4)),
                ('active', models.BooleanField(default=True)),
                ('switched_on', models.BooleanField(default=True)),
                ('categories', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, size=None)),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('channels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('urgency', models.CharField(blank=True, choices=[('normal', 'Not urgent'), ('urgent', 'Urgent')], max_length=6)),
                ('organisation_kind', models.SlugField(blank=True, max_length=40)),
                ('sets_urgency', models.CharField(blank=True, choices=[('normal', 'Not urgent'), ('urgent', 'Urgent')], max_length=6)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('deadline_class', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.deadlineclass')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('rung', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.rung')),
            ],
            options={
                'verbose_name': 'Routing rule',
                'ordering': ['order', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('organisation_kind', ''), _connector='OR'), name='rule_one_way_to_an_organisation'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('organisation_kind', ''), ('rung__isnull', True), _negated=True), ('deadline_class__isnull', False), models.Q(('sets_urgency', ''), _negated=True), _connector='OR'), name='rule_does_something')],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='rule',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='cases.rule'),
        ),
    ]
