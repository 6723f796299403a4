import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
    ]

    operations = [
        migrations.CreateModel(
            name='Volunteer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('times', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('lon', models.FloatField(null=True)),
                ('lat', models.FloatField(null=True)),
                ('of_age', models.PositiveSmallIntegerField(null=True)),
                ('way', models.CharField(choices=[('portal', 'Joined by themselves'), ('staff', 'Entered by staff'), ('roster', 'Brought in with a roster'), ('reported', 'Reported in with their account')], max_length=8)),
                ('state', models.CharField(choices=[('applied', 'Wants to join'), ('active', 'Active volunteer'), ('suspended', 'Suspended for a while'), ('left', 'No longer a volunteer')], default='applied', max_length=9)),
                ('since', models.DateTimeField()),
                ('until', models.DateField(null=True)),
                ('reason', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('joined_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('erase_after', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='volunteers', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='volunteers', to='areas.area')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='volunteers', to='people.organisation')),
            ],
            options={
                'verbose_name': 'Volunteer',
                'indexes': [models.Index(fields=['area', 'state'], name='volunteer_area'), models.Index(fields=['state', '-joined_at'], name='volunteer_state'), models.Index(condition=models.Q(('erased_at__isnull', True)), fields=['erase_after'], name='volunteer_to_erase'), models.Index(condition=models.Q(('state', 'suspended')), fields=['until'], name='volunteer_until'), django.contrib.postgres.indexes.GinIndex(fields=['skills'], name='volunteer_skills')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('mark__isnull', False), ('state__in', ('applied', 'active', 'suspended'))), fields=('mark',), name='volunteer_once'), models.UniqueConstraint(condition=models.Q(('account__isnull', False), ('state__in', ('applied', 'active', 'suspended'))), fields=('account',), name='volunteer_account_once'), models.CheckConstraint(condition=models.Q(models.Q(('lat__isnull', True), ('lon__isnull', True)), models.Q(('lat__range', (3, 54)), ('lon__range', (73, 136))), _connector='OR'), name='volunteer_spot_whole_and_in_china'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'active'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='volunteer_was_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('field', models.SlugField(max_length=40)),
                ('about', models.TextField(blank=True)),
                ('open', models.BooleanField(default=True)),
                ('active', models.BooleanField(default=True)),
                ('founded_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='areas.area')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='people.organisation')),
                ('captain', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captain_of', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Team',
                'indexes': [models.Index(fields=['area', 'field'], name='team_area'), models.Index(fields=['field'], name='team_field')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('deputy', models.BooleanField(default=False)),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='volunteers.team')),
                ('volunteer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Membership',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('team', 'volunteer'), name='membership_once'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Guardian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('given_at', models.DateTimeField(null=True)),
                ('note', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('given_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('volunteer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='guardian', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Guardian',
            },
        ),
    ]
