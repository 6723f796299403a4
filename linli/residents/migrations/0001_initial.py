import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import linli.core.crypto
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0002_office_hours'),
        ('people', '0002_skills'),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('address', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('building', models.CharField(blank=True, default='', max_length=40)),
                ('spot', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('size', models.PositiveSmallIntegerField(default=0)),
                ('agent_since', models.DateField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('care_review_on', models.DateField(null=True)),
                ('source', models.CharField(choices=[('said', 'Told by the resident'), ('visit', 'At a visit'), ('window', 'At the service window'), ('phone', 'By telephone'), ('paper', 'Signed on paper'), ('roster', 'From a roster'), ('portal', 'Through the public pages')], default='visit', max_length=8)),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('place_mark', models.BigIntegerField(null=True)),
                ('beside', models.PositiveSmallIntegerField(default=0)),
                ('active', models.BooleanField(default=True)),
                ('entered_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='households', to='people.person')),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='households', to='areas.area')),
            ],
            options={
                'verbose_name': 'Household',
                'indexes': [models.Index(fields=['area', 'code'], name='household_area'), models.Index(condition=models.Q(('active', True)), fields=['area', 'agent'], name='household_coverage'), models.Index(models.OrderBy(models.F('seen_at'), nulls_first=True), models.F('id'), condition=models.Q(('active', True)), name='household_not_seen'), models.Index(condition=models.Q(('active', True)), fields=['care_review_on', 'id'], name='household_care'), django.contrib.postgres.indexes.GinIndex(fields=['marks'], name='household_marks')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('active', True)), fields=('place_mark', 'beside'), name='household_once_at_an_address'), models.CheckConstraint(condition=models.Q(models.Q(('active', True), ('closed_at__isnull', True)), models.Q(('active', False), ('closed_at__isnull', False)), _connector='OR'), name='household_closed_at')],
            },
        ),
        migrations.CreateModel(
            name='Resident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('id_number', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('born_on', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('relation', models.CharField(choices=[('head', 'Head of the household'), ('spouse', 'Husband or wife'), ('child', 'Son or daughter'), ('parent', 'Father or mother'), ('grandchild', 'Grandchild'), ('grandparent', 'Grandparent'), ('tenant', 'Tenant'), ('other', 'Other member')], default='other', max_length=12)),
                ('source', models.CharField(choices=[('said', 'Told by the resident'), ('visit', 'At a visit'), ('window', 'At the service window'), ('phone', 'By telephone'), ('paper', 'Signed on paper'), ('roster', 'From a roster'), ('portal', 'Through the public pages')], default='visit', max_length=8)),
                ('marks', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                ('id_mark', models.BigIntegerField(null=True)),
                ('same_mark', models.BigIntegerField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('left_on', models.DateField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='residents', to='residents.household')),
                ('joined_to', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='residents.resident')),
            ],
            options={
                'verbose_name': 'Resident',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['marks'], name='resident_marks'), models.Index(condition=models.Q(('id_mark__isnull', False)), fields=['id_mark'], name='resident_same_id'), models.Index(condition=models.Q(('same_mark__isnull', False)), fields=['same_mark'], name='resident_same_phone'), models.Index(condition=models.Q(('joined_to__isnull', False)), fields=['joined_to'], name='resident_joined')],
                'constraints': [models.CheckConstraint(condition=models.Q(('joined_to__isnull', True), models.Q(('joined_to', models.F('id')), _negated=True), _connector='OR'), name='resident_joined_to_another')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('contact', 'To be called or visited by the one who keeps contact with the household'), ('identity', 'To have applications and benefits handled under the right name'), ('care', 'To get help in daily life, with policies, at work, or a listening ear')], max_length=12)),
                ('how', models.CharField(choices=[('said', 'Told by the resident'), ('visit', 'At a visit'), ('window', 'At the service window'), ('phone', 'By telephone'), ('paper', 'Signed on paper'), ('roster', 'From a roster'), ('portal', 'Through the public pages')], max_length=8)),
                ('given_on', models.DateField()),
                ('until', models.DateField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('resident', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='residents.resident')),
            ],
            options={
                'verbose_name': 'Consent',
                'indexes': [models.Index(fields=['resident'], name='consent_resident'), models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['until'], name='consent_until')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('resident', 'purpose'), name='consent_stands_once'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('given_on'))), name='consent_until_after_given')],
            },
        ),
        migrations.CreateModel(
            name='CareNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('life', 'Daily life'), ('policy', 'Policies'), ('production', 'Work and production'), ('feeling', 'A listening ear')], max_length=10)),
                ('note', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('review_on', models.DateField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='care', to='residents.consent')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='care', to='residents.household')),
                ('resident', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='care', to='residents.resident')),
            ],
            options={
                'verbose_name': 'Care need',
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['review_on'], name='care_review')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resident', 'kind'), name='care_of_a_kind_once')],
            },
        ),
        migrations.CreateModel(
            name='Enterprise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('credit_code', models.CharField(blank=True, default='', max_length=18)),
                ('address', models.CharField(blank=True, default='', max_length=120)),
                ('contact', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('agent_since', models.DateField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
                ('source', models.CharField(choices=[('said', 'Told by the resident'), ('visit', 'At a visit'), ('window', 'At the service window'), ('phone', 'By telephone'), ('paper', 'Signed on paper'), ('roster', 'From a roster'), ('portal', 'Through the public pages')], default='visit', max_length=8)),
                ('active', models.BooleanField(default=True)),
                ('entered_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enterprises', to='people.person')),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='enterprises', to='areas.area')),
            ],
            options={
                'verbose_name': 'Enterprise',
                'indexes': [models.Index(fields=['area', 'code'], name='enterprise_area')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('active', True), models.Q(('credit_code', ''), _negated=True)), fields=('credit_code',), name='enterprise_once'), models.CheckConstraint(condition=models.Q(models.Q(('active', True), ('closed_at__isnull', True)), models.Q(('active', False), ('closed_at__isnull', False)), _connector='OR'), name='enterprise_closed_at')],
            },
        ),
    ]
