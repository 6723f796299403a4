import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
        ('stations', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='DutyPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Being worked out'), ('draft', 'Draft, to be looked at'), ('failed', 'Went wrong'), ('published', 'Published'), ('set_aside', 'Set aside')], default='waiting', max_length=9)),
                ('asked_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('figures', models.JSONField(default=dict)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Plan of duty',
                'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'running'))), fields=['id'], name='duty_plan_to_do'), models.Index(fields=['area', 'month'], name='duty_plan_of_month')],
            },
        ),
        migrations.CreateModel(
            name='DutyRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('origin', models.CharField(choices=[('pack', 'From the practice'), ('desk', 'Made here')], default='desk', max_length=4)),
                ('mode', models.CharField(choices=[('lead', 'Leaders lead'), ('sit', 'Regulators sit in'), ('rotate', 'Departments take turns'), ('desk', "Old members' desk"), ('duty', 'Station duty')], max_length=6)),
                ('tier', models.SlugField(blank=True, max_length=40)),
                ('days', models.CharField(choices=[('every', 'Every day'), ('working', 'Every working day, made-up ones included'), ('off', 'Weekends and statutory holidays, but no made-up working day'), ('weekdays', 'On certain weekdays, but no statutory holiday')], max_length=8)),
                ('weekdays', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('weeks', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('begins', models.TimeField()),
                ('ends', models.TimeField()),
                ('needed', models.PositiveSmallIntegerField(default=1)),
                ('posts', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('turn_of', models.CharField(choices=[('people', 'Each person in turn'), ('organisations', 'Each organisation in turn, which sends one of its people')], default='people', max_length=13)),
                ('skill', models.SlugField(blank=True, max_length=40)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duty_rules', to='stations.station')),
            ],
            options={
                'verbose_name': 'Duty rule',
                'constraints': [models.CheckConstraint(condition=models.Q(('station__isnull', True), ('tier', ''), _connector='XOR'), name='duty_rule_station_or_tier'), models.CheckConstraint(condition=models.Q(('begins', models.F('ends')), _negated=True), name='duty_rule_lasts'), models.CheckConstraint(condition=models.Q(('needed__range', (1, 20))), name='duty_rule_needs_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('entered_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('entered_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='people.person')),
            ],
            options={
                'verbose_name': 'Leave',
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='leave_runs_forward'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn_at__isnull', True)), expressions=[(models.Func('person_id', 'person_id', models.Value('[]'), function='int8range'), '&&'), (models.Func('first', 'last', models.Value('[]'), function='daterange'), '&&')], name='leave_once')],
            },
        ),
        migrations.CreateModel(
            name='SecretAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opens', models.CharField(choices=[('person', "A person's calendar"), ('station', "A station's calendar"), ('screen', "A station's screen")], max_length=7)),
                ('version', models.PositiveIntegerField(default=1)),
                ('since', models.DateTimeField()),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('station', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='stations.station')),
            ],
            options={
                'verbose_name': 'Secret address',
                'constraints': [models.UniqueConstraint(fields=('opens', 'person'), name='secret_address_of_person'), models.UniqueConstraint(fields=('opens', 'station'), name='secret_address_of_station'), models.CheckConstraint(condition=models.Q(models.Q(('opens', 'person'), ('person__isnull', False), ('station__isnull', True)), models.Q(('opens__in', ('station', 'screen')), ('person__isnull', True), ('station__isnull', False)), _connector='OR'), name='secret_address_of_one')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('lead', 'Leaders lead'), ('sit', 'Regulators sit in'), ('rotate', 'Departments take turns'), ('desk', "Old members' desk"), ('duty', 'Station duty')], max_length=6)),
                ('day', models.DateField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('needed', models.PositiveSmallIntegerField()),
                ('published_at', models.DateTimeField(null=True)),
                ('rule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='rosters.dutyrule')),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='stations.station')),
            ],
            options={
                'verbose_name': 'Shift',
                'indexes': [models.Index(fields=['station', 'day'], name='shift_of_station'), models.Index(condition=models.Q(('published_at__isnull', False)), fields=['starts_at'], name='shift_published')],
                'constraints': [models.UniqueConstraint(fields=('rule', 'station', 'day'), name='shift_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='shift_lasts')],
            },
        ),
        migrations.CreateModel(
            name='PlanLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='rosters.dutyplan')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='rosters.shift')),
            ],
            options={
                'verbose_name': 'Line of a plan of duty',
                'constraints': [models.UniqueConstraint(fields=('plan', 'shift', 'person'), name='plan_line_once')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('presence', models.CharField(choices=[('awaited', 'Not yet seen'), ('on_time', 'Came on time'), ('late', 'Came late'), ('absent', 'Did not come')], default='awaited', max_length=7)),
                ('came_at', models.DateTimeField(null=True)),
                ('missed_at', models.DateTimeField(null=True)),
                ('off_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='people.person')),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='turns', to='rosters.dutyplan')),
                ('shift', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='rosters.shift')),
            ],
            options={
                'verbose_name': 'Turn of duty',
                'indexes': [models.Index(condition=models.Q(('off_at__isnull', True), ('presence', 'awaited')), fields=['shift'], name='turn_awaited')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('off_at__isnull', True)), expressions=[(models.Func('person_id', 'person_id', models.Value('[]'), function='int8range'), '&&'), (models.F('held'), '&&')], name='turn_rested_and_in_one_place'), models.CheckConstraint(condition=models.Q(models.Q(('presence__in', ('on_time', 'late')), _negated=True), ('came_at__isnull', False), _connector='OR'), name='turn_came_when_present')],
            },
        ),
        migrations.CreateModel(
            name='Swap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Taken back'), ('lapsed', 'No longer possible')], default='asked', max_length=9)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='swaps_asked', to='people.person')),
                ('taken_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='swaps_for', to='people.person')),
                ('back', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='rosters.turn')),
                ('turn', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='swaps', to='rosters.turn')),
            ],
            options={
                'verbose_name': 'Swap',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('turn',), name='swap_asked_once'), models.CheckConstraint(condition=models.Q(('back__isnull', True), ('to__isnull', False), _connector='OR'), name='swap_back_from_somebody')],
            },
        ),
    ]
