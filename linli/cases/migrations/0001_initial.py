import django.contrib.postgres.fields
import django.db.models.deletion
import linli.core.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0001_initial'),
        ('catalogue', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rung',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=80)),
                ('holders', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('organisation_kind', models.SlugField(blank=True, max_length=40)),
                ('forum', models.CharField(blank=True, max_length=60)),
                ('forum_en', models.CharField(blank=True, max_length=80)),
                ('amount', models.PositiveSmallIntegerField(null=True)),
                ('unit', models.CharField(blank=True, choices=[('working_hours', 'working_hours'), ('working_days', 'working_days'), ('natural_hours', 'natural_hours'), ('natural_days', 'natural_days')], max_length=20)),
                ('active', models.BooleanField(default=True)),
                ('lifts_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.rung')),
            ],
            options={
                'verbose_name': 'Level of the ladder',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('submission_key', models.UUIDField(null=True, unique=True)),
                ('source', models.CharField(max_length=120, null=True, unique=True)),
                ('status', models.CharField(choices=[('received', 'Received'), ('accepted', 'Accepted'), ('deliberating', 'Under deliberation'), ('offered', 'Offered for claiming'), ('assigned', 'Assigned'), ('in_progress', 'In progress'), ('done', 'Done'), ('verified', 'Verified'), ('closed', 'Struck off'), ('parked', 'Parked'), ('withdrawn', 'Withdrawn'), ('declined', 'Declined')], default='received', max_length=14)),
                ('channel', models.CharField(choices=[('portal', 'Portal'), ('window', 'Window'), ('phone', 'Telephone'), ('hotline', 'Hotline'), ('letter_box', 'Letter box'), ('chat', 'Chat group'), ('visit', 'Visit'), ('patrol', 'Patrol'), ('meeting', 'Meeting'), ('workroom', "Deputies' or old members' desk"), ('enterprise', 'Enterprise'), ('transfer', 'Transfer from above'), ('import', 'Import')], max_length=12)),
                ('text', models.TextField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('within_2', models.BigIntegerField(null=True)),
                ('within_3', models.BigIntegerField(null=True)),
                ('within_4', models.BigIntegerField(null=True)),
                ('within_5', models.BigIntegerField(null=True)),
                ('within_6', models.BigIntegerField(null=True)),
                ('contact_name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('contact_phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('received_at', models.DateTimeField()),
                ('due_from', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('due_certain', models.BooleanField(default=True)),
                ('outcome', models.CharField(blank=True, choices=[('at_once', 'Fixed at once'), ('in_time', 'Fixed within its limit'), ('not_now', 'Cannot be fixed now')], max_length=10)),
                ('done_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('look_again_on', models.DateField(null=True)),
                ('grade', models.PositiveSmallIntegerField(choices=[(5, 'Very satisfied'), (4, 'Satisfied'), (3, 'Fair'), (2, 'Dissatisfied'), (1, 'Very dissatisfied')], null=True)),
                ('redo_asked_at', models.DateTimeField(null=True)),
                ('redo_count', models.PositiveSmallIntegerField(default=0)),
                ('returns', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('about_organisation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('about_person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='areas.area')),
                ('category', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='catalogue.category')),
                ('deadline_class', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='catalogue.deadlineclass')),
                ('handler', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handles', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='people.organisation')),
                ('registered_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rung', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='cases.rung')),
            ],
            options={
                'verbose_name': 'Case',
                'verbose_name_plural': 'Cases',
                'indexes': [models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['due_at', 'id'], name='case_open'), models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['within_2', 'due_at', 'id'], name='case_open_2'), models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['within_3', 'due_at', 'id'], name='case_open_3'), models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['within_4', 'due_at', 'id'], name='case_open_4'), models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['within_5', 'due_at', 'id'], name='case_open_5'), models.Index(condition=models.Q(('closed_at__isnull', True), ('done_at__isnull', True)), fields=['lead', 'due_at', 'id'], name='case_open_lead'), models.Index(fields=['within_2', 'id'], name='case_all_2'), models.Index(fields=['within_3', 'id'], name='case_all_3'), models.Index(fields=['within_4', 'id'], name='case_all_4'), models.Index(fields=['within_5', 'id'], name='case_all_5')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('received', 'accepted', 'deliberating', 'offered', 'assigned', 'in_progress', 'parked')), ('closed_at__isnull', True), ('done_at__isnull', True)), models.Q(models.Q(('status__in', ('received', 'accepted', 'deliberating', 'offered', 'assigned', 'in_progress', 'parked')), _negated=True), models.Q(('closed_at__isnull', True), ('done_at__isnull', True), _negated=True)), _connector='OR'), name='case_open_until_done_or_closed'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), models.Q(models.Q(('outcome', ''), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='case_closed_with_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('done', 'verified')), _negated=True), models.Q(models.Q(('outcome', ''), _negated=True), ('done_at__isnull', False)), _connector='OR'), name='case_done_with_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('assigned', 'in_progress')), _negated=True), ('lead__isnull', False), _connector='OR'), name='case_in_hand_has_a_lead'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'parked'), _negated=True), ('look_again_on__isnull', False), _connector='OR'), name='case_parked_until_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event_id', models.BigIntegerField(null=True)),
                ('moment', models.CharField(choices=[('asked', 'From the resident'), ('done', 'What was done')], max_length=6)),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='cases.case')),
            ],
            options={
                'verbose_name': 'Photo',
                'constraints': [models.UniqueConstraint(fields=('case', 'digest', 'moment'), name='attachment_once')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('lead', 'Lead'), ('assist', 'Assisting')], default='lead', max_length=6)),
                ('claimed', models.BooleanField(default=False)),
                ('since', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='people.organisation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='cases.case')),
            ],
            options={
                'verbose_name': 'Assignment',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('part', 'lead')), fields=('case',), name='assignment_one_lead'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('case', 'organisation'), name='assignment_once_each')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=0)),
                ('grade', models.PositiveSmallIntegerField(choices=[(5, 'Very satisfied'), (4, 'Satisfied'), (3, 'Fair'), (2, 'Dissatisfied'), (1, 'Very dissatisfied')])),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='cases.case')),
            ],
            options={
                'verbose_name': 'Rating',
                'constraints': [models.UniqueConstraint(fields=('case', 'round'), name='rating_once_a_round'), models.CheckConstraint(condition=models.Q(('grade__range', (1, 5))), name='rating_of_five_grades')],
            },
        ),
    ]
