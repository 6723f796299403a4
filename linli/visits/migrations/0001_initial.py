import django.db.models.deletion
import linli.core.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0002_office_hours'),
        ('cases', '0014_expiring'),
        ('people', '__first__'),
        ('residents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DiaryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('note', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='diaries', to='areas.area')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='diary', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Diary',
                'indexes': [models.Index(fields=['area', '-day'], name='diary_area_day')],
                'constraints': [models.UniqueConstraint(fields=('worker', 'day'), name='diary_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='MonthSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('text', linli.core.crypto.EncryptedText()),
                ('at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='month_summaries', to='areas.area')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='months', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Monthly summary',
                'indexes': [models.Index(fields=['area', '-month'], name='summary_area_month')],
                'constraints': [models.UniqueConstraint(fields=('worker', 'month'), name='summary_once_a_month')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', linli.core.crypto.EncryptedText()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='visits.diaryentry')),
                ('summary', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='visits.monthsummary')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('entry__isnull', False), ('summary__isnull', False), _connector='XOR'), name='answer_to_one_or_the_other')],
            },
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField(max_length=32, unique=True)),
                ('name', models.CharField(blank=True, max_length=60)),
                ('since', models.DateTimeField()),
                ('heard_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phones', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Phone',
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='visits.diaryentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('entry', 'by'), name='reading_once')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('what', models.CharField(max_length=12)),
                ('count', models.PositiveIntegerField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['area', 'month'], name='tally_area_month')],
                'constraints': [models.UniqueConstraint(fields=('worker', 'month', 'area', 'what'), name='tally_once')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('digest', models.BinaryField(max_length=32)),
                ('kind', models.CharField(choices=[('door', 'Visit at the door'), ('theme', 'Visit on a theme'), ('appointment', 'Visit by appointment'), ('return', 'Return visit'), ('morning', 'Morning patrol'), ('evening', 'Evening patrol'), ('phone', 'Telephone call')], max_length=12)),
                ('theme', models.SlugField(blank=True, max_length=40)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('met', models.BooleanField(default=True)),
                ('heard', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('done', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('visited_at', models.DateTimeField()),
                ('typed_at', models.DateTimeField(null=True)),
                ('clock_off', models.IntegerField(null=True)),
                ('received_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('about', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='return_visits', to='cases.case')),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='areas.area')),
                ('enterprise', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='residents.enterprise')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='visits.diaryentry')),
                ('household', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='residents.household')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Visit',
                'indexes': [models.Index(condition=models.Q(('household__gt', 0)), fields=['household', '-visited_at'], name='visit_household'), models.Index(condition=models.Q(('enterprise__gt', 0)), fields=['enterprise', '-visited_at'], name='visit_enterprise'), models.Index(condition=models.Q(('about__gt', 0)), fields=['about'], name='visit_about'), models.Index(fields=['worker', '-visited_at'], name='visit_worker')],
                'constraints': [models.CheckConstraint(condition=models.Q(('household__isnull', True), ('enterprise__isnull', True), _connector='OR'), name='visit_of_one_or_the_other')],
            },
        ),
        migrations.CreateModel(
            name='Raised',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='heard_on_visit', to='cases.case')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='raised', to='visits.visit')),
            ],
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='visits.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'digest'), name='visit_photo_once')],
            },
        ),
        migrations.CreateModel(
            name='Earlier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('heard', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('done', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='visits.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'version'), name='earlier_version_once')],
            },
        ),
        migrations.CreateModel(
            name='CareGiven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('review_on', models.DateField(null=True)),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='residents.careneed')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='care', to='visits.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'need'), name='care_given_once_a_visit')],
            },
        ),
    ]
