import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0006_clocks_and_supervision'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=20)),
                ('said', models.JSONField(default=dict)),
                ('words', models.TextField(blank=True)),
                ('back_to', models.CharField(blank=True, max_length=400)),
                ('language', models.CharField(max_length=10)),
                ('state', models.CharField(choices=[('shown', 'Shown beforehand'), ('running', 'Under way'), ('done', 'Done'), ('undoing', 'Being taken back'), ('undone', 'Taken back')], default='shown', max_length=10)),
                ('size', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('undo_until', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Batch',
                'indexes': [models.Index(condition=models.Q(('state__in', ('running', 'undoing'))), fields=['id'], name='batch_under_way')],
            },
        ),
        migrations.CreateModel(
            name='BatchRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('refused', 'Left out'), ('undone', 'Taken back'), ('kept', 'Not taken back')], default='waiting', max_length=10)),
                ('seen', models.PositiveIntegerField()),
                ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('event_id', models.BigIntegerField(null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='desk.batch')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'verbose_name': 'Case of a batch',
                'indexes': [models.Index(fields=['batch', 'state', 'id'], name='batch_row_state')],
                'constraints': [models.UniqueConstraint(fields=('batch', 'case'), name='batch_row_once')],
            },
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
                ('asks', models.CharField(max_length=300)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='saved_filters', to='people.organisation')),
            ],
            options={
                'verbose_name': 'Saved filter',
                'constraints': [models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('account', 'name'), name='saved_filter_own_name'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('organisation', 'name'), name='saved_filter_shared_name')],
            },
        ),
    ]
