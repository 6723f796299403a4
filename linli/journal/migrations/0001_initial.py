import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('reader', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('position', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('xid', models.BigIntegerField(db_default=django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Cast(models.Func(function='pg_current_xact_id'), models.TextField()), models.BigIntegerField()), db_index=True, editable=False)),
                ('kind', models.CharField(max_length=60)),
                ('subject_type', models.CharField(max_length=30)),
                ('subject_id', models.BigIntegerField()),
                ('seq', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('voice', models.CharField(choices=[('staff', 'Staff'), ('resident', 'Resident'), ('system', 'Linli itself')], max_length=10)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('area_id', models.BigIntegerField(null=True)),
                ('data', models.JSONField(default=dict)),
                ('words_digest', models.BinaryField(null=True)),
                ('previous', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='event_at')],
                'constraints': [models.UniqueConstraint(fields=('subject_type', 'subject_id', 'seq'), name='event_chain')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('position', models.BigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.BigIntegerField()),
                ('last', models.BigIntegerField(unique=True)),
                ('horizon', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('previous', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Words',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='journal.event')),
                ('text', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='position',
            name='event',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='journal.event'),
        ),
    ]
