import django.contrib.postgres.fields
import django.db.models.deletion
import linli.core.crypto
import uuid
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
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('question', models.CharField(max_length=200)),
                ('about', models.TextField(blank=True)),
                ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('abstention', models.PositiveSmallIntegerField(null=True)),
                ('method', models.CharField(choices=[('hand', 'Show of hands'), ('cards', 'Cards, counted in the room'), ('secret', 'Secret, by voting code'), ('open', 'Open, by name')], max_length=6)),
                ('unit', models.CharField(choices=[('person', 'One vote for each person'), ('household', 'One vote for each household')], max_length=9)),
                ('rule', models.JSONField()),
                ('proxies', models.PositiveSmallIntegerField(default=0)),
                ('opens', models.DateTimeField(null=True)),
                ('closes', models.DateTimeField(null=True)),
                ('public', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('prepared', 'Being prepared'), ('open', 'Roll closed, voting by its times'), ('closed', 'Closed, counted'), ('cancelled', 'Cancelled')], default='prepared', max_length=9)),
                ('entitled', models.PositiveIntegerField(null=True)),
                ('result', models.JSONField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('prepared_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='areas.area')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='people.organisation')),
                ('prepared_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Vote',
                'indexes': [models.Index(fields=['area', '-id'], name='vote_area'), models.Index(condition=models.Q(('state', 'open')), fields=['closes'], name='vote_to_close')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='vote_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(models.Q(('method__in', ('secret', 'open')), _negated=True), models.Q(('closes__isnull', False), ('opens__isnull', False)), _connector='OR'), name='vote_has_times'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('result__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='vote_closed_counted')],
            },
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), size=None)),
                ('present', models.PositiveIntegerField()),
                ('carried', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('teller', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vote', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='votes.vote')),
            ],
            options={
                'verbose_name': 'Count of a teller',
                'constraints': [models.UniqueConstraint(fields=('vote', 'teller'), name='count_once_each')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('receipt', models.CharField(max_length=9)),
                ('choice', models.PositiveSmallIntegerField()),
                ('vote', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='votes.vote')),
            ],
            options={
                'verbose_name': 'Ballot',
                'constraints': [models.UniqueConstraint(fields=('vote', 'receipt'), name='ballot_receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='Voter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('about', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('code_mark', models.BinaryField(max_length=32, null=True, unique=True)),
                ('slips', models.PositiveSmallIntegerField(default=0)),
                ('used', models.BooleanField(default=False)),
                ('choice', models.PositiveSmallIntegerField(null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='votes', to=settings.AUTH_USER_MODEL)),
                ('vote', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='roll', to='votes.vote')),
            ],
            options={
                'verbose_name': 'Voter',
                'constraints': [models.UniqueConstraint(fields=('vote', 'number'), name='voter_number_once'), models.UniqueConstraint(condition=models.Q(('mark__isnull', False)), fields=('vote', 'mark'), name='voter_once'), models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('vote', 'account'), name='voter_account_once'), models.CheckConstraint(condition=models.Q(('choice__isnull', True), ('used', True), _connector='OR'), name='voter_chose_by_voting')],
            },
        ),
        migrations.CreateModel(
            name='Proxy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vote', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='proxy_lines', to='votes.vote')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carries', to='votes.voter')),
                ('principal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proxy', to='votes.voter')),
            ],
            options={
                'verbose_name': 'Proxy',
                'constraints': [models.CheckConstraint(condition=models.Q(('principal', models.F('holder')), _negated=True), name='proxy_of_another')],
            },
        ),
    ]
