import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notify', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('given', 'Given to me'), ('supervision', 'Urging and supervision'), ('mentions', 'Colleagues who name me'), ('to_do', 'Waiting for me to decide'), ('mine', 'About my cases'), ('ratings', 'Ratings'), ('information', 'For information')], max_length=12)),
                ('how', models.CharField(choices=[('now', 'At once'), ('hourly', 'Every hour, together'), ('daily', 'Once a day, together'), ('never', 'Only in the inbox')], max_length=6)),
            ],
        ),
        migrations.CreateModel(
            name='Rhythm',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='rhythm', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('quiet_from', models.TimeField(null=True)),
                ('quiet_until', models.TimeField(null=True)),
                ('daily_at', models.TimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('quiet_from__isnull', True), ('quiet_until__isnull', True)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False)), _connector='OR'), name='rhythm_quiet_from_and_until')],
            },
        ),
        migrations.CreateModel(
            name='Usual',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ways', models.JSONField(default=dict)),
                ('quiet_from', models.TimeField(null=True)),
                ('quiet_until', models.TimeField(null=True)),
                ('daily_at', models.TimeField()),
                ('overriding', models.JSONField(default=list)),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.Value(1), name='one_usual')],
            },
        ),
        migrations.AddField(
            model_name='notice',
            name='case_number',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='goes_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='group',
            field=models.CharField(choices=[('given', 'Given to me'), ('supervision', 'Urging and supervision'), ('mentions', 'Colleagues who name me'), ('to_do', 'Waiting for me to decide'), ('mine', 'About my cases'), ('ratings', 'Ratings'), ('information', 'For information')], default='information', max_length=12),
        ),
        migrations.AddField(
            model_name='route',
            name='account',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='route', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='route',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='routes', to='people.organisation'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['account', '-id'], name='notice_latest'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('goes_at__isnull', False)), fields=['account', 'goes_at'], name='notice_goes'),
        ),
        migrations.AddConstraint(
            model_name='route',
            constraint=models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('account__isnull', False), _connector='XOR'), name='route_of_one_or_the_other'),
        ),
        migrations.AddField(
            model_name='preference',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preferences', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='preference',
            constraint=models.UniqueConstraint(fields=('account', 'group'), name='preference_once'),
        ),
    ]
