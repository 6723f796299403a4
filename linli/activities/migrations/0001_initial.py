import django.db.models.deletion
import linli.core.crypto
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
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField(max_length=40)),
                ('project', models.SlugField(blank=True, max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('about', models.TextField(blank=True)),
                ('welcome', models.CharField(blank=True, max_length=120)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('begins', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('sign_up_until', models.DateTimeField(null=True)),
                ('limit', models.PositiveIntegerField(null=True)),
                ('audience', models.CharField(choices=[('anybody', 'Anybody, residents and staff'), ('members', 'Only who signs in here: members and staff')], default='anybody', max_length=8)),
                ('series', models.UUIDField(null=True)),
                ('state', models.CharField(choices=[('announced', 'Announced'), ('cancelled', 'Cancelled'), ('held', 'Held')], default='announced', max_length=9)),
                ('taken', models.PositiveIntegerField(default=0)),
                ('numbers', models.PositiveIntegerField(default=0)),
                ('door', models.CharField(max_length=32, unique=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('minutes', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('beside', models.PositiveIntegerField(default=0)),
                ('announced_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('announced_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='areas.area')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='people.organisation')),
                ('responsible', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='people.person')),
                ('station', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='stations.station')),
            ],
            options={
                'verbose_name': 'Activity',
                'indexes': [models.Index(fields=['begins', 'id'], name='activity_begins'), models.Index(fields=['area', '-begins'], name='activity_area'), models.Index(condition=models.Q(('station__gt', 0)), fields=['station', '-begins'], name='activity_station'), models.Index(condition=models.Q(('series__isnull', False)), fields=['series'], name='activity_series'), models.Index(condition=models.Q(('reminded_at__isnull', True), ('state', 'announced')), fields=['begins'], name='activity_to_remind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='activity_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('taken__lte', models.F('limit')), _connector='OR'), name='activity_not_over'), models.CheckConstraint(condition=models.Q(('station__isnull', False), models.Q(('place', ''), _negated=True), _connector='OR'), name='activity_is_somewhere')],
            },
        ),
        migrations.CreateModel(
            name='ActivityPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='activities.activity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('activity', 'digest'), name='activity_photo_once')],
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('number', models.PositiveIntegerField()),
                ('place', models.CharField(choices=[('taken', 'Has a place'), ('waiting', 'On the waiting list'), ('given_up', 'Withdrawn')], max_length=8)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('walk_in', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('moved_up_at', models.DateTimeField(null=True)),
                ('came_at', models.DateTimeField(null=True)),
                ('came_how', models.CharField(blank=True, choices=[('code', 'By the square code at the door'), ('list', 'From the list')], max_length=4)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sign_ups', to=settings.AUTH_USER_MODEL)),
                ('activity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sign_ups', to='activities.activity')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Sign-up',
                'constraints': [models.UniqueConstraint(fields=('activity', 'number'), name='sign_up_number_once'), models.UniqueConstraint(condition=models.Q(('mark__isnull', False), ('place__in', ('taken', 'waiting'))), fields=('activity', 'mark'), name='sign_up_person_once'), models.UniqueConstraint(condition=models.Q(('account__isnull', False), ('place__in', ('taken', 'waiting'))), fields=('activity', 'account'), name='sign_up_account_once')],
            },
        ),
    ]
