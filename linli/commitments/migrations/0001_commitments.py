import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('cases', '0016_calls_lapse'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('kind', models.SlugField(db_index=False, max_length=40)),
                ('text', models.CharField(max_length=300)),
                ('target', models.PositiveIntegerField(null=True)),
                ('unit', models.CharField(blank=True, max_length=12)),
                ('done', models.PositiveIntegerField(default=0)),
                ('due_on', models.DateField()),
                ('due_at', models.DateTimeField()),
                ('amber_at', models.DateTimeField()),
                ('amber_told', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('written', 'Written, not published'), ('open', 'Promise open'), ('finished', 'Done, to be struck off'), ('kept', 'Promise kept'), ('late', 'Promise kept late'), ('broken', 'Promise broken'), ('released', 'Released from it')], default='written', max_length=8)),
                ('origin', models.CharField(choices=[('own', 'Promised of one’s own accord'), ('case', 'Because of a case'), ('decision', 'Decided at a meeting'), ('list', 'From the yearly list')], default='own', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('supervision', models.CharField(blank=True, choices=[('urged', 'Urged'), ('supervised', 'Under supervision'), ('circulated', 'Named in a circular'), ('listed', 'On the list'), ('struck_off', 'Struck off the list')], max_length=10)),
                ('supervision_at', models.DateTimeField(null=True)),
                ('next_look_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='areas.area')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='cases.case')),
                ('ended_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finished_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='people.organisation')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='people.person')),
            ],
            options={
                'verbose_name': 'Commitment',
                'indexes': [models.Index(fields=['due_on', 'id'], name='commitment_due'), models.Index(fields=['organisation', '-due_on'], name='commitment_organisation'), models.Index(fields=['area', 'due_on'], name='commitment_area'), models.Index(condition=models.Q(('state__in', ('open', 'finished'))), fields=['due_on'], name='commitment_running'), models.Index(condition=models.Q(('next_look_at__isnull', False)), fields=['next_look_at', 'id'], name='commitment_look')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('target__isnull', True), ('unit', '')), models.Q(('target__gte', 1), models.Q(('unit', ''), _negated=True)), _connector='OR'), name='commitment_is_countable'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('open', 'finished', 'kept', 'late', 'broken', 'released')), _negated=True), ('published_at__isnull', False), _connector='OR'), name='commitment_is_published_first'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('kept', 'late')), _negated=True), models.Q(('ended_at__isnull', False), ('finished_at__isnull', False), models.Q(('ended_by', models.F('finished_by')), _negated=True)), _connector='OR'), name='commitment_struck_off_by_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='CommitmentSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('headings', models.JSONField(default=list)),
                ('rows', models.JSONField(default=list)),
                ('landed_at', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'List of commitments',
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('change', 'Word it otherwise'), ('publish', 'Publish the promise'), ('report', 'Report progress'), ('finish', 'Say that it is done'), ('send_back', 'Send it back'), ('strike_off', 'Strike it off'), ('break', 'Put down as broken'), ('release', 'Release from it')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('count', models.PositiveIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='commitments.commitment')),
            ],
            options={
                'verbose_name': 'Progress note',
                'indexes': [models.Index(condition=models.Q(('what', 'send_back'), _negated=True), fields=['commitment', 'at'], name='progress_public')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('progress', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='commitments.progress')),
            ],
            options={
                'verbose_name': 'Evidence of progress',
                'constraints': [models.UniqueConstraint(fields=('progress', 'digest'), name='evidence_once')],
            },
        ),
    ]
