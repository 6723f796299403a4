import django.core.validators
import django.db.models.deletion
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
            name='BankSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('rows', models.JSONField(default=list)),
                ('faults', models.JSONField(default=list)),
                ('landed_at', models.DateTimeField(null=True)),
                ('landed', models.JSONField(default=list)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
            ],
            options={
                'verbose_name': 'Sheet of questions',
            },
        ),
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('kind', models.SlugField(max_length=40)),
                ('about', models.TextField(blank=True)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='areas.area')),
            ],
            options={
                'verbose_name': 'Course',
            },
        ),
        migrations.CreateModel(
            name='Exam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)])),
                ('grace', models.PositiveSmallIntegerField(default=60)),
                ('pass_mark', models.PositiveSmallIntegerField(default=85, validators=[django.core.validators.MaxValueValidator(100)])),
                ('valid_months', models.PositiveSmallIntegerField(null=True)),
                ('rule', models.JSONField(default=list)),
                ('seed', models.BigIntegerField()),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exams', to='areas.area')),
                ('course', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exams', to='training.course')),
            ],
            options={
                'verbose_name': 'Exam',
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='exam_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('pass_mark__lte', 100)), name='exam_pass_mark_in_per_cent')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('single', 'Single choice'), ('multiple', 'Multiple choice'), ('true_false', 'True or false'), ('fill_in', 'Fill in'), ('short', 'Short answer')], max_length=10)),
                ('topic', models.CharField(blank=True, max_length=40)),
                ('difficulty', models.CharField(choices=[('easy', 'Easy'), ('medium', 'Medium'), ('hard', 'Hard')], default='medium', max_length=6)),
                ('text', models.TextField()),
                ('options', models.JSONField(default=list)),
                ('answer', models.JSONField(default=list)),
                ('explanation', models.TextField(blank=True)),
                ('digest', models.BinaryField(max_length=32)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='areas.area')),
            ],
            options={
                'verbose_name': 'Question',
                'constraints': [models.UniqueConstraint(fields=('area', 'digest'), name='question_once')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('teacher', models.CharField(blank=True, max_length=60)),
                ('seats', models.PositiveIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1)])),
                ('enrol_until', models.DateTimeField()),
                ('guests', models.PositiveIntegerField(default=0)),
                ('called_off_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='training.course')),
            ],
            options={
                'verbose_name': 'Session of a course',
                'indexes': [models.Index(fields=['begins_at'], name='session_begins')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('begins_at'))), name='session_ends_after_it')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('came_at', models.DateTimeField(null=True)),
                ('how', models.CharField(blank=True, choices=[('list', 'Ticked on the list'), ('code', 'Checked in at the place')], max_length=4)),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='people.person')),
                ('session', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='training.session')),
            ],
            options={
                'verbose_name': 'Enrolment',
                'constraints': [models.UniqueConstraint(fields=('session', 'person'), name='enrolled_once')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called_at', models.DateTimeField()),
                ('paper', models.JSONField(default=list)),
                ('began_at', models.DateTimeField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('handed_at', models.DateTimeField(null=True)),
                ('how', models.CharField(blank=True, choices=[('self', 'Handed in'), ('time', 'Taken in when the time was over')], max_length=4)),
                ('auto', models.PositiveSmallIntegerField(default=0)),
                ('points', models.PositiveSmallIntegerField(null=True)),
                ('most', models.PositiveSmallIntegerField(default=0)),
                ('marked_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('passed', models.BooleanField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('confirmed_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('exam', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='training.exam')),
                ('marked_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='people.person')),
            ],
            options={
                'verbose_name': 'Paper of an exam',
                'indexes': [models.Index(condition=models.Q(('began_at__isnull', False), ('handed_at__isnull', True)), fields=['due_at'], name='sitting_under_way')],
                'constraints': [models.UniqueConstraint(fields=('exam', 'person'), name='sitting_once'), models.CheckConstraint(condition=models.Q(('handed_at__isnull', True), ('began_at__isnull', False), _connector='OR'), name='sitting_begun_before_handed_in'), models.CheckConstraint(condition=models.Q(('passed__isnull', True), models.Q(('confirmed_at__isnull', False), ('points__isnull', False)), _connector='OR'), name='sitting_passed_by_points')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('what', models.CharField(max_length=120)),
                ('given_on', models.DateField()),
                ('until', models.DateField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, max_length=200)),
                ('due_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='people.person')),
                ('revoked_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sitting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='training.sitting')),
            ],
            options={
                'verbose_name': 'Certificate',
                'indexes': [models.Index(condition=models.Q(('revoked_at__isnull', True)), fields=['until'], name='certificate_until')],
                'constraints': [models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), models.Q(('why', ''), _negated=True), _connector='OR'), name='certificate_revoked_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('given', models.JSONField(default=list)),
                ('saved_at', models.DateTimeField()),
                ('points', models.PositiveSmallIntegerField(null=True)),
                ('sitting', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='training.sitting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sitting', 'number'), name='answer_once')],
            },
        ),
    ]
