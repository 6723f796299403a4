import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Station',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('tier', models.SlugField(max_length=40)),
                ('lon', models.FloatField(blank=True, null=True)),
                ('lat', models.FloatField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('zones', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), blank=True, default=list, size=None)),
                ('offers', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), blank=True, default=list, size=None)),
                ('hours', models.JSONField(blank=True, default=dict)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='areas.area')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='people.organisation')),
            ],
            options={
                'verbose_name': 'Station',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__range', (3, 54)), ('lon__range', (73, 136))), _connector='OR'), name='station_spot_whole_and_in_china')],
            },
        ),
        migrations.CreateModel(
            name='StarRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be confirmed'), ('confirmed', 'Confirmed'), ('refused', 'Not confirmed')], default='waiting', max_length=9)),
                ('marks', models.JSONField()),
                ('points', models.PositiveIntegerField()),
                ('stars', models.PositiveSmallIntegerField()),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, max_length=200)),
                ('valid_until', models.DateField(null=True)),
                ('decided_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='stations.station')),
            ],
            options={
                'verbose_name': 'Stars of a station',
                'indexes': [models.Index(fields=['station', '-decided_at'], name='stars_of_station')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('station',), name='stars_one_waiting'), models.CheckConstraint(condition=models.Q(('stars__lte', 5)), name='stars_at_most_5'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='stars_decided_at')],
            },
        ),
        migrations.CreateModel(
            name='OpeningChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('hours', models.JSONField(blank=True, default=list)),
                ('reason', models.CharField(max_length=120)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='stations.station')),
            ],
            options={
                'verbose_name': 'Changed opening hours',
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='opening_change_runs_forward'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func('station_id', 'station_id', models.Value('[]'), function='int8range'), '&&'), (models.Func('first', 'last', models.Value('[]'), function='daterange'), '&&')], name='opening_change_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Equipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('label', models.CharField(blank=True, max_length=40)),
                ('condition', models.CharField(choices=[('works', 'Works'), ('faulty', 'Faulty'), ('repair', 'Being repaired'), ('gone', 'Taken out')], default='works', max_length=6)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('since', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='equipment', to='stations.station')),
            ],
            options={
                'verbose_name': 'Equipment of a station',
                'constraints': [models.UniqueConstraint(fields=('station', 'name', 'label'), name='equipment_once')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.SlugField(max_length=40)),
                ('met', models.BooleanField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('checked_on', models.DateField()),
                ('checked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='stations.station')),
            ],
            options={
                'verbose_name': "Item of a station's checklist",
                'constraints': [models.UniqueConstraint(fields=('station', 'item'), name='station_check_once')],
            },
        ),
        migrations.CreateModel(
            name='StationPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.SlugField(max_length=40)),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('taken_on', models.DateField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='stations.station')),
            ],
            options={
                'verbose_name': 'Photo of a station',
                'constraints': [models.UniqueConstraint(fields=('station', 'item', 'digest'), name='station_photo_once')],
            },
        ),
    ]
