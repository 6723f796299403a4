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
            name='Circular',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.SlugField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('missing', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Circular of missing reports',
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.SlugField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('handed', 'Report handed in'), ('sent_back', 'Sent back')], default='draft', max_length=10)),
                ('text', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('figures', models.JSONField(default=list)),
                ('due_on', models.DateField()),
                ('handed_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=0)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='areas.area')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='people.person')),
            ],
            options={
                'verbose_name': 'Yearly report',
                'indexes': [models.Index(fields=['area', 'year'], name='report_area_year')],
                'constraints': [models.UniqueConstraint(fields=('person', 'form', 'area', 'year'), name='report_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'handed'), _negated=True), ('handed_at__isnull', False), _connector='OR'), name='report_handed_in_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveSmallIntegerField()),
                ('most', models.PositiveSmallIntegerField()),
                ('words', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='annual.report')),
            ],
            options={
                'verbose_name': 'Score of a report',
                'constraints': [models.UniqueConstraint(fields=('report', 'by'), name='report_scored_once_by_each'), models.CheckConstraint(condition=models.Q(('points__lte', models.F('most'))), name='report_score_within_most')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('figures', models.JSONField(default=dict)),
                ('decision', models.CharField(choices=[('excused', 'There is a good reason'), ('talked', 'Talked to'), ('held', 'Held to account')], max_length=10)),
                ('words', linli.core.crypto.EncryptedText()),
                ('at', models.DateTimeField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='people.person')),
            ],
            options={
                'verbose_name': 'Decision about doing nothing',
                'constraints': [models.UniqueConstraint(fields=('person', 'last'), name='finding_once')],
            },
        ),
    ]
