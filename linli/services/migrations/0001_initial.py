import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('cases', '0016_calls_lapse'),
        ('catalogue', '0003_reply_templates'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ServiceItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'Service item',
                'verbose_name_plural': 'Service items',
            },
        ),
        migrations.CreateModel(
            name='ItemSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('headings', models.JSONField(default=list)),
                ('rows', models.JSONField(default=list)),
                ('formulas', models.JSONField(default=dict)),
                ('landed_at', models.DateTimeField(null=True)),
                ('counts', models.JSONField(default=dict)),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Spreadsheet of items',
            },
        ),
        migrations.CreateModel(
            name='ItemVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('since', models.DateField()),
                ('origin', models.CharField(choices=[('pack', 'Comes with the practice'), ('desk', 'Written here'), ('sheet', 'From a spreadsheet')], max_length=5)),
                ('written_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(blank=True, max_length=120)),
                ('also', models.CharField(blank=True, max_length=200)),
                ('list_name', models.CharField(choices=[('party', 'Party and people'), ('government', 'Government services'), ('living', 'Living'), ('volunteer', 'Volunteering'), ('culture', 'Culture'), ('legal', 'Law')], max_length=10)),
                ('kind', models.CharField(choices=[('here', 'Done here'), ('for_you', 'Done for you'), ('guided', 'Guided')], max_length=7)),
                ('item_type', models.CharField(choices=[('public_service', 'Public service'), ('permit', 'Administrative permit'), ('confirmation', 'Administrative confirmation'), ('payment', 'Administrative payment'), ('award', 'Administrative award'), ('ruling', 'Administrative ruling'), ('other_power', 'Other administrative power')], default='public_service', max_length=14)),
                ('body', models.CharField(blank=True, max_length=120)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('legal_amount', models.PositiveSmallIntegerField(null=True)),
                ('legal_unit', models.CharField(blank=True, choices=[('working_hours', 'Working hours'), ('working_days', 'Working days'), ('natural_hours', 'Natural hours'), ('natural_days', 'Natural days')], max_length=20)),
                ('promised_amount', models.PositiveSmallIntegerField(null=True)),
                ('promised_unit', models.CharField(blank=True, choices=[('working_hours', 'Working hours'), ('working_days', 'Working days'), ('natural_hours', 'Natural hours'), ('natural_days', 'Natural days')], max_length=20)),
                ('conditions', models.TextField(blank=True)),
                ('materials', models.JSONField(default=list)),
                ('steps', models.JSONField(default=list)),
                ('fees', models.CharField(blank=True, max_length=200)),
                ('windows', models.CharField(blank=True, max_length=300)),
                ('visits', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(20)])),
                ('incomplete_accepted', models.BooleanField(default=False)),
                ('across_areas', models.BooleanField(default=False)),
                ('booking', models.BooleanField(default=False)),
                ('questions', models.JSONField(default=list)),
                ('category', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.category')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Version of a service item',
                'indexes': [models.Index(fields=['item', '-since', '-number'], name='item_version_in_force')],
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='item_version_numbered'), models.CheckConstraint(condition=models.Q(('legal_amount__isnull', True), ('promised_amount__isnull', True), models.Q(('promised_unit', models.F('legal_unit')), _negated=True), ('promised_amount__lte', models.F('legal_amount')), _connector='OR'), name='item_promises_no_longer_than_the_law'), models.CheckConstraint(condition=models.Q(('visits__lte', 20)), name='item_visits_at_most')],
            },
        ),
        migrations.CreateModel(
            name='Menu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('published_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='menus', to='areas.area')),
            ],
            options={
                'verbose_name': 'Service menu',
                'constraints': [models.UniqueConstraint(fields=('area', 'number'), name='menu_edition'), models.UniqueConstraint(condition=models.Q(('published_at__isnull', True)), fields=('area',), name='menu_one_draft')],
            },
        ),
        migrations.CreateModel(
            name='MonthTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, null=True, unique=True)),
                ('month', models.PositiveSmallIntegerField()),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=80)),
                ('about', models.TextField(blank=True)),
                ('tasks', models.JSONField(default=list)),
                ('audiences', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=40), default=list, size=None)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
            ],
            options={
                'verbose_name': 'Theme of a month',
                'constraints': [models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='theme_month_1_to_12')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('here', 'Done here'), ('for_you', 'Done for you'), ('guided', 'Guided')], max_length=7)),
                ('at', models.DateTimeField()),
                ('steps_done', models.PositiveSmallIntegerField(default=0)),
                ('receipts', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='order', to='cases.case')),
                ('item_version', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.itemversion')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Order',
                'indexes': [models.Index(fields=['item', 'at'], name='order_of_item')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ('from_body', models.CharField(blank=True, max_length=80)),
                ('to_body', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to_account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='handovers', to='services.order')),
            ],
            options={
                'verbose_name': 'Hand-over of papers',
                'constraints': [models.UniqueConstraint(fields=('order', 'number'), name='order_handover_numbered')],
            },
        ),
        migrations.CreateModel(
            name='MenuLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('remark', models.CharField(blank=True, max_length=100)),
                ('menu', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='services.menu')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Line of a menu',
                'ordering': ['menu', 'place'],
                'constraints': [models.UniqueConstraint(fields=('menu', 'item'), name='menu_item_once')],
            },
        ),
        migrations.CreateModel(
            name='Switch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offered', models.BooleanField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='switches', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Switch of a service item',
                'constraints': [models.UniqueConstraint(fields=('item', 'area'), name='item_switch_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('material', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=100)),
                ('file', models.FileField(max_length=200, upload_to='services/templates')),
                ('size', models.PositiveIntegerField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='templates', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Blank form',
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('originals', models.PositiveSmallIntegerField(default=0)),
                ('copies', models.PositiveSmallIntegerField(default=0)),
                ('later', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('missing', 'Still missing'), ('brought', 'Brought'), ('not_needed', 'Not needed here')], default='missing', max_length=10)),
                ('holder_body', models.CharField(blank=True, max_length=80)),
                ('holder', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='services.order')),
                ('template', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='services.template')),
            ],
            options={
                'verbose_name': 'Paper of an order',
                'ordering': ['order', 'place'],
                'constraints': [models.UniqueConstraint(fields=('order', 'place'), name='order_paper_place')],
            },
        ),
        migrations.CreateModel(
            name='Want',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=24)),
                ('month', models.DateField()),
                ('times', models.PositiveIntegerField(default=1)),
                ('last_at', models.DateTimeField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('item', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='wants', to='services.serviceitem')),
            ],
            options={
                'verbose_name': 'Wanted and not on offer',
                'constraints': [models.UniqueConstraint(fields=('area', 'month', 'item', 'words'), name='want_once_a_month', nulls_distinct=False)],
            },
        ),
    ]
