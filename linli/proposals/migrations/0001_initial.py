import django.db.models.deletion
import linli.core.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('areas', '0003_boundaries'),
        ('cases', '0016_calls_lapse'),
        ('people', '0003_post_kinds'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('share', models.CharField(max_length=32, unique=True)),
                ('kind', models.SlugField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('text', models.TextField()),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('state', models.CharField(choices=[('submitted', 'Submitted, collecting seconds'), ('accepted', 'Accepted, to be answered'), ('answered', 'Answered'), ('judged', 'Answered and judged'), ('delivered', 'Carried out'), ('combined', 'Combined into another'), ('declined', 'Not accepted'), ('withdrawn', 'Withdrawn'), ('case', 'Taken up as a case')], default='submitted', max_length=9)),
                ('wanted', models.PositiveSmallIntegerField(default=0)),
                ('seconds', models.PositiveIntegerField(default=0)),
                ('due_at', models.DateTimeField(null=True)),
                ('reached', models.CharField(blank=True, choices=[('urged', 'Urged'), ('supervised', 'Under supervision'), ('circulated', 'Named in a circular'), ('listed', 'On the list'), ('struck_off', 'Struck off the list')], max_length=10)),
                ('reached_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('verdict', models.CharField(blank=True, choices=[('satisfied', 'Satisfied'), ('accepts', 'Accepts it'), ('dissatisfied', 'Not satisfied')], max_length=12)),
                ('again', models.PositiveSmallIntegerField(default=0)),
                ('evidence', models.TextField(blank=True)),
                ('submitted_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to=settings.AUTH_USER_MODEL)),
                ('answered_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='areas.area')),
                ('case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='cases.case')),
                ('into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='proposals.proposal')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='people.organisation')),
            ],
            options={
                'verbose_name': 'Proposal',
                'indexes': [models.Index(fields=['area', 'state', '-id'], name='public_proposal_area'), models.Index(condition=models.Q(('state', 'accepted')), fields=['due_at'], name='public_proposal_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('into__isnull', True), models.Q(('into', models.F('id')), _negated=True), _connector='OR'), name='proposal_into_another'), models.CheckConstraint(condition=models.Q(models.Q(('into__isnull', False), ('state', 'combined')), models.Q(models.Q(('state', 'combined'), _negated=True), ('into__isnull', True)), _connector='OR'), name='proposal_combined_into'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('due_at__isnull', False), ('organisation__isnull', False)), _connector='OR'), name='proposal_accepted_is_given'), models.CheckConstraint(condition=models.Q(models.Q(('delivered_at__isnull', True), ('state__in', ['submitted', 'accepted', 'answered', 'judged', 'combined', 'declined', 'withdrawn', 'case'])), models.Q(('delivered_at__isnull', False), ('state', 'delivered')), _connector='OR'), name='proposal_delivered_at')],
            },
        ),
        migrations.CreateModel(
            name='Second',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='seconded', to='proposals.proposal')),
            ],
            options={
                'verbose_name': 'Second of a proposal',
                'constraints': [models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('proposal', 'account'), name='second_account_once'), models.UniqueConstraint(condition=models.Q(('mark__isnull', False)), fields=('proposal', 'mark'), name='second_once')],
            },
        ),
    ]
