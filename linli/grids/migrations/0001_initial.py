import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('cases', '0014_expiring'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
        ('residents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anew', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Under way'), ('done', 'Done'), ('failed', 'Failed'), ('confirmed', 'Confirmed'), ('set_aside', 'Set aside')], default='waiting', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('figures', models.JSONField(default=dict)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Proposal of agents',
                'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'running'))), fields=['id'], name='proposal_to_do')],
            },
        ),
        migrations.CreateModel(
            name='ProposalLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tie', models.CharField(blank=True, choices=[('home', 'lives there'), ('work', 'works there'), ('trade', 'plies their trade there'), ('wish', 'wishes it')], max_length=5)),
                ('confirmed', models.BooleanField(null=True)),
                ('before', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('household', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.household')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposal', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='grids.proposal')),
            ],
            options={
                'verbose_name': 'Household of a proposal',
                'indexes': [models.Index(fields=['proposal', 'person'], name='proposal_line_person')],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'household'), name='proposal_line_once')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('home', 'lives there'), ('work', 'works there'), ('trade', 'plies their trade there'), ('wish', 'wishes it')], max_length=5)),
                ('building', models.CharField(blank=True, default='', max_length=40)),
                ('most', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='areas.area')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='people.person')),
            ],
            options={
                'verbose_name': 'Tie to a place',
                'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'area', 'building'), name='tie_once')],
            },
        ),
        migrations.CreateModel(
            name='CardRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Under way'), ('done', 'Done'), ('failed', 'Failed'), ('confirmed', 'Confirmed'), ('set_aside', 'Set aside')], default='waiting', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('address', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=10)),
                ('size', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('file', models.CharField(blank=True, max_length=200)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('asked_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Contact cards',
                'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'running'))), fields=['id'], name='card_run_to_do')],
            },
        ),
        migrations.CreateModel(
            name='Leftover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leftovers', to='areas.area')),
                ('case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('household', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='residents.household')),
                ('other', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
            ],
            options={
                'verbose_name': 'To be decided after a split',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', True), ('household__isnull', False)), models.Q(('case__isnull', False), ('household__isnull', True)), _connector='OR'), name='leftover_case_or_household')],
            },
        ),
    ]
