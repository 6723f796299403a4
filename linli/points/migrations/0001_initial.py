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
        ('residents', '0006_enterprise_spot'),
        ('stations', '0001_first'),
        ('volunteers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('kind', models.CharField(choices=[('earned', 'Earned'), ('redeemed', 'Redeemed'), ('expired', 'Expired'), ('reversed', 'Booked back')], max_length=8)),
                ('rule', models.SlugField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('counts_from', models.DateField()),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='points.entry')),
            ],
            options={
                'verbose_name': 'Entry of points',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reversed'), ('reverses__isnull', False)), models.Q(models.Q(('kind', 'reversed'), _negated=True), ('reverses__isnull', True)), _connector='OR'), name='points_entry_reverses'), models.CheckConstraint(condition=models.Q(('reverses', models.F('id')), _negated=True), name='points_entry_not_itself')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('balance', models.PositiveIntegerField(default=0)),
                ('earned', models.PositiveIntegerField(default=0)),
                ('lines', models.PositiveIntegerField(default=0)),
                ('shown', models.BooleanField(default=False)),
                ('warned_on', models.DateField(null=True)),
                ('opened_at', models.DateTimeField()),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('household', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='residents.household')),
                ('person', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='people.person')),
                ('volunteer', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Holder of points',
                'indexes': [models.Index(fields=['area', '-earned'], name='points_holder_area')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', True), ('person__isnull', True), ('volunteer__isnull', False)), models.Q(('household__isnull', False), ('person__isnull', True), ('volunteer__isnull', True)), models.Q(('household__isnull', True), ('person__isnull', False), ('volunteer__isnull', True)), _connector='OR'), name='points_holder_is_one'), models.CheckConstraint(condition=models.Q(('balance__gte', 0)), name='points_no_overdraft'), models.CheckConstraint(condition=models.Q(('balance__lte', models.F('earned'))), name='points_no_more_than_earned')],
            },
        ),
        migrations.CreateModel(
            name='Earning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('rule', models.SlugField(max_length=40)),
                ('sort', models.SlugField(blank=True, max_length=40)),
                ('effect', models.SlugField(blank=True, max_length=40)),
                ('minutes', models.PositiveIntegerField(default=0)),
                ('amount', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('source', models.CharField(choices=[('hand', 'by hand'), ('task', 'a task'), ('wish', 'a wish fulfilled'), ('commitment', 'a commitment kept'), ('proposal', 'a proposal carried out')], default='hand', max_length=10)),
                ('source_id', models.BigIntegerField(null=True)),
                ('event', models.BigIntegerField(null=True)),
                ('words', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('state', models.CharField(choices=[('proposed', 'To be checked'), ('booked', 'Booked'), ('refused', 'Not agreed to'), ('owed', 'To be taken back'), ('taken_back', 'Taken back')], default='proposed', max_length=10)),
                ('at', models.DateTimeField()),
                ('checked_at', models.DateTimeField(null=True)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='earning', to='points.entry')),
                ('holder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='earnings', to='points.holder')),
            ],
            options={
                'verbose_name': 'Proposed points',
                'indexes': [models.Index(condition=models.Q(('state', 'proposed')), fields=['area', 'id'], name='points_to_check'), models.Index(condition=models.Q(('state', 'owed')), fields=['holder'], name='points_owed'), models.Index(fields=['holder', '-at'], name='points_earning_holder')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 1)), name='points_earning_is_something'), models.CheckConstraint(condition=models.Q(('checked_by__isnull', True), ('by__isnull', True), models.Q(('checked_by', models.F('by')), _negated=True), _connector='OR'), name='points_checked_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('entry__isnull', False), ('state__in', ['booked', 'owed'])), ('state', 'taken_back'), models.Q(('entry__isnull', True), ('state__in', ['proposed', 'refused'])), _connector='OR'), name='points_booked_by_an_entry'), models.UniqueConstraint(condition=models.Q(('event__isnull', False)), fields=('event', 'holder'), name='points_proposed_once'), models.UniqueConstraint(condition=models.Q(('source_id__isnull', False), ('state__in', ['proposed', 'booked'])), fields=('source', 'source_id', 'holder'), name='points_earned_once')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contra', models.CharField(blank=True, choices=[('issued', 'Points issued'), ('rewards', 'Points given for rewards'), ('expired', 'Points that expired')], max_length=8)),
                ('amount', models.IntegerField()),
                ('number', models.PositiveIntegerField(null=True)),
                ('balance', models.PositiveIntegerField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='points.entry')),
                ('holder', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='points.holder')),
            ],
            options={
                'verbose_name': 'Line of points',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('balance__gte', 0), ('contra', ''), ('holder__isnull', False), ('number__gte', 1)), models.Q(('balance__isnull', True), ('holder__isnull', True), ('number__isnull', True), models.Q(('contra', ''), _negated=True)), _connector='OR'), name='points_line_of_one'), models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='points_line_moves_something'), models.UniqueConstraint(condition=models.Q(('holder__isnull', False)), fields=('holder', 'number'), name='points_line_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Reward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=80)),
                ('about', models.CharField(blank=True, max_length=200)),
                ('cost', models.PositiveIntegerField()),
                ('grade', models.SlugField(blank=True, max_length=40)),
                ('stock', models.PositiveIntegerField(default=0)),
                ('active', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('station', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='stations.station')),
            ],
            options={
                'verbose_name': 'Reward',
                'indexes': [models.Index(condition=models.Q(('active', True)), fields=['area', 'cost'], name='points_reward_area')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cost__gte', 1)), name='points_reward_costs_something'), models.CheckConstraint(condition=models.Q(('stock__gte', 0)), name='points_reward_not_over')],
            },
        ),
        migrations.CreateModel(
            name='Redeeming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('reserved', 'Put aside'), ('handed_out', 'Handed out'), ('returned', 'Given back')], default='reserved', max_length=10)),
                ('at', models.DateTimeField()),
                ('handed_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='redeeming', to='points.entry')),
                ('holder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='redeemings', to='points.holder')),
                ('reward', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='redeemings', to='points.reward')),
            ],
            options={
                'verbose_name': 'Redeemed reward',
                'indexes': [models.Index(fields=['holder', '-at'], name='points_redeeming_holder'), models.Index(condition=models.Q(('state', 'reserved')), fields=['reward', 'at'], name='points_put_aside')],
            },
        ),
        migrations.CreateModel(
            name='Year',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('earned', models.IntegerField(default=0)),
                ('holder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='years', to='points.holder')),
            ],
            options={
                'indexes': [models.Index(fields=['year', '-earned', 'holder'], name='points_year_rank')],
                'constraints': [models.UniqueConstraint(fields=('holder', 'year'), name='points_year_once')],
            },
        ),
        migrations.CreateModel(
            name='EarningPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('earning', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='points.earning')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('earning', 'digest'), name='points_photo_once')],
            },
        ),
    ]
