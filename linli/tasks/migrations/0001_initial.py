import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('cases', '0016_calls_lapse'),
        ('people', '__first__'),
        ('services', '0001_initial'),
        ('stations', '0001_first'),
        ('volunteers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Doing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('declined', 'Said no'), ('taken', 'Has a place'), ('waiting', 'On the waiting list'), ('given_up', 'Given up'), ('here', 'Is there'), ('done', 'Done, to be confirmed'), ('confirmed', 'Confirmed'), ('missed', 'Did not come'), ('excused', 'Did not come, excused')], max_length=9)),
                ('open_at', models.DateTimeField()),
                ('came_at', models.DateTimeField(null=True)),
                ('came_how', models.CharField(blank=True, choices=[('code', 'By the square code, at the place'), ('unplaced', 'By the square code, the place not told'), ('list', 'From the list')], max_length=8)),
                ('metres', models.PositiveIntegerField(null=True)),
                ('left_at', models.DateTimeField(null=True)),
                ('minutes', models.PositiveIntegerField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_how', models.CharField(blank=True, choices=[('served', 'Who was helped'), ('captain', "The team's captain"), ('keeper', 'Whoever keeps the list')], max_length=7)),
                ('missed_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('volunteer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='doings', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Part in a task',
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.PositiveIntegerField()),
                ('after', models.PositiveIntegerField()),
                ('words', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('doing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='tasks.doing')),
            ],
            options={
                'verbose_name': 'Correction of hours',
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('about', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('shy', models.BooleanField(default=False)),
                ('lon', models.FloatField(null=True)),
                ('lat', models.FloatField(null=True)),
                ('begins', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('places', models.PositiveIntegerField()),
                ('taken', models.PositiveIntegerField(default=0)),
                ('numbers', models.PositiveIntegerField(default=0)),
                ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('only_team', models.BooleanField(default=False)),
                ('series', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('called', 'Called'), ('cancelled', 'Cancelled')], default='called', max_length=9)),
                ('why', models.CharField(blank=True, max_length=400)),
                ('door', models.CharField(max_length=32, unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('seen_over_at', models.DateTimeField(null=True)),
                ('called_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='areas.area')),
                ('called_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.case')),
                ('order', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='services.order')),
                ('station', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='stations.station')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='volunteers.team')),
                ('theme', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='called', to='services.monththeme')),
            ],
            options={
                'verbose_name': 'Task',
                'indexes': [models.Index(fields=['begins', 'id'], name='task_begins'), models.Index(fields=['area', '-begins'], name='task_area'), models.Index(condition=models.Q(('case__isnull', False)), fields=['case'], name='task_case'), models.Index(condition=models.Q(('order__isnull', False)), fields=['order'], name='task_order'), models.Index(condition=models.Q(('theme__isnull', False)), fields=['theme'], name='task_theme'), models.Index(condition=models.Q(('team__isnull', False)), fields=['team', '-begins'], name='task_team'), models.Index(condition=models.Q(('series__isnull', False)), fields=['series'], name='task_series'), models.Index(condition=models.Q(('seen_over_at__isnull', True), ('state', 'called')), fields=['ends'], name='task_to_see_over')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='task_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='task_not_over'), models.CheckConstraint(condition=models.Q(('only_team', False), ('team__isnull', False), _connector='OR'), name='task_only_of_a_team')],
            },
        ),
        migrations.AddField(
            model_name='doing',
            name='task',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='doings', to='tasks.task'),
        ),
        migrations.CreateModel(
            name='Handing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('accepted', 'Taken over'), ('declined', 'Declined'), ('withdrawn', 'Taken back')], default='asked', max_length=9)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('doing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handings', to='tasks.doing')),
                ('taken_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteers.volunteer')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handings_for', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Place passed on',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('doing',), name='handing_asked_once')],
            },
        ),
        migrations.AddIndex(
            model_name='doing',
            index=models.Index(fields=['volunteer', '-open_at'], name='doing_of_volunteer'),
        ),
        migrations.AddIndex(
            model_name='doing',
            index=models.Index(condition=models.Q(('came_at__isnull', False)), fields=['volunteer', 'came_at'], include=('minutes',), name='doing_load'),
        ),
        migrations.AddConstraint(
            model_name='doing',
            constraint=models.UniqueConstraint(fields=('task', 'number'), name='doing_number_once'),
        ),
        migrations.AddConstraint(
            model_name='doing',
            constraint=models.UniqueConstraint(fields=('task', 'volunteer'), name='doing_volunteer_once'),
        ),
        migrations.AddConstraint(
            model_name='doing',
            constraint=models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('came_at__isnull', False), _connector='OR'), name='doing_left_after_coming'),
        ),
        migrations.AddConstraint(
            model_name='doing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), models.Q(('confirmed_at__isnull', False), ('minutes__isnull', False)), _connector='OR'), name='doing_confirmed_says_hours'),
        ),
    ]
