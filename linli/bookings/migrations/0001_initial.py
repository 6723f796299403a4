import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import linli.core.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
        ('stations', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=80)),
                ('letter', models.CharField(max_length=1)),
                ('windows', models.PositiveSmallIntegerField(default=1)),
                ('minutes', models.PositiveSmallIntegerField(default=15)),
                ('appointments', models.BooleanField(default=True)),
                ('days', models.PositiveSmallIntegerField(default=14)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='stations.station')),
            ],
            options={
                'verbose_name': 'Line',
                'constraints': [models.UniqueConstraint(fields=('station', 'letter'), name='line_letter_once'), models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('windows__gte', 1)), name='line_has_windows_and_minutes')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('begins', models.DateTimeField()),
                ('seat', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('booked', 'Booked'), ('waiting', 'On the waiting list'), ('given_up', 'Withdrawn')], default='booked', max_length=8)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('at', models.DateTimeField()),
                ('came_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='appointed', to='bookings.line')),
            ],
            options={
                'verbose_name': 'Appointment',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'booked')), fields=('line', 'begins', 'seat'), name='appointment_seat_once')],
            },
        ),
        migrations.CreateModel(
            name='LineDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('last', models.PositiveIntegerField()),
                ('line', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='bookings.line')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('line', 'day'), name='line_day_once')],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('seats', models.PositiveIntegerField(null=True)),
                ('about', models.CharField(blank=True, max_length=200)),
                ('residents', models.BooleanField(default=False)),
                ('social', models.BooleanField(default=True)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('station', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='stations.station')),
            ],
            options={
                'verbose_name': 'Room',
                'constraints': [models.UniqueConstraint(fields=('station', 'name'), name='room_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('span', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('state', models.CharField(choices=[('booked', 'Booked'), ('waiting', 'On the waiting list'), ('given_up', 'Withdrawn')], default='booked', max_length=8)),
                ('title', models.CharField(max_length=120)),
                ('group', models.CharField(blank=True, max_length=80)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('series', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='bookings.room')),
            ],
            options={
                'verbose_name': 'Booking',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['room', 'at'], name='booking_waiting'), models.Index(condition=models.Q(('series__isnull', False)), fields=['series'], name='booking_series')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'booked')), expressions=[(models.Func('room_id', 'room_id', models.Value('[]'), function='int8range'), '&&'), ('span', '&&')], name='room_booked_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('day', models.DateField()),
                ('number', models.PositiveIntegerField()),
                ('label', models.CharField(max_length=8)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('how', models.CharField(choices=[('kiosk', 'At the kiosk'), ('phone', 'By telephone'), ('window', 'From a clerk'), ('appointed', 'By appointment')], max_length=9)),
                ('first', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('rank_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('called', 'Called'), ('served', 'Being served'), ('done', 'Served'), ('skipped', 'Did not come when called')], default='waiting', max_length=7)),
                ('window', models.PositiveSmallIntegerField(null=True)),
                ('called_at', models.DateTimeField(null=True)),
                ('shown_at', models.DateTimeField(null=True)),
                ('calls', models.PositiveSmallIntegerField(default=0)),
                ('served_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('appointment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ticket', to='bookings.appointment')),
                ('clerk', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('given_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bookings.line')),
                ('line', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='bookings.line')),
            ],
            options={
                'verbose_name': 'Number',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['line', 'day', '-first', 'rank_at', 'id'], name='ticket_waiting'), models.Index(condition=models.Q(('state__in', ('called', 'served'))), fields=['line', 'day', '-shown_at'], name='ticket_called'), models.Index(fields=['line', 'day'], name='ticket_day')],
                'constraints': [models.UniqueConstraint(fields=('given_by', 'day', 'number'), name='ticket_number_once')],
            },
        ),
    ]
