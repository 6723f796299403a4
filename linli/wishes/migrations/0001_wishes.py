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
        ('volunteers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='MicroWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('code', models.CharField(max_length=12, unique=True)),
                ('wisher', models.SlugField(db_index=False, max_length=40)),
                ('thing', models.SlugField(db_index=False, max_length=40)),
                ('asked', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('said', models.CharField(blank=True, max_length=120)),
                ('cost', models.PositiveIntegerField(default=0)),
                ('name', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('phone', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('place', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('anonymous', models.BooleanField(default=False)),
                ('shielded', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('submitted', 'Wish to be checked'), ('published', 'Waiting for somebody'), ('claimed', 'Claimed, being fulfilled'), ('fulfilled', 'Wish fulfilled'), ('declined', 'Wish not taken on'), ('withdrawn', 'Wish withdrawn'), ('expired', 'Expired unclaimed')], default='submitted', max_length=9)),
                ('submitted_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField(null=True)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('fulfil_by', models.DateTimeField(null=True)),
                ('given_back', models.PositiveSmallIntegerField(default=0)),
                ('fulfilled_at', models.DateTimeField(null=True)),
                ('told', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('thanks', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('thanked_at', models.DateTimeField(null=True)),
                ('on_behalf', models.BooleanField(default=False)),
                ('why', linli.core.crypto.EncryptedText(blank=True, default='')),
                ('ended_at', models.DateTimeField(null=True)),
                ('next_look_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='areas.area')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('household', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='residents.household')),
                ('kept_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='people.organisation')),
                ('published_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shown_area', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='areas.area')),
                ('volunteer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wishes', to='volunteers.volunteer')),
            ],
            options={
                'verbose_name': 'Micro-wish',
                'indexes': [models.Index(fields=['state', '-published_at'], name='wish_state'), models.Index(fields=['area', 'state'], name='wish_area'), models.Index(models.OrderBy(models.F('fulfilled_at'), descending=True), condition=models.Q(('state', 'fulfilled')), name='wish_fulfilled'), models.Index(condition=models.Q(('next_look_at__isnull', False)), fields=['next_look_at', 'id'], name='wish_look')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('claimed', 'fulfilled')), models.Q(models.Q(('account__isnull', True), ('organisation__isnull', True), ('volunteer__isnull', False)), models.Q(('account__isnull', False), ('organisation__isnull', True), ('volunteer__isnull', True)), models.Q(('account__isnull', True), ('organisation__isnull', False), ('volunteer__isnull', True)), _connector='OR')), models.Q(models.Q(('state__in', ('claimed', 'fulfilled')), _negated=True), ('account__isnull', True), ('organisation__isnull', True), ('volunteer__isnull', True)), _connector='OR'), name='wish_claimed_by_exactly_one'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('published', 'claimed', 'fulfilled')), _negated=True), models.Q(('expires_at__isnull', False), ('published_at__isnull', False), ('shown_area__isnull', False), models.Q(('said', ''), _negated=True)), _connector='OR'), name='wish_is_published_with_words')],
            },
        ),
        migrations.CreateModel(
            name='WishPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=120, upload_to='')),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('wish', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='wishes.microwish')),
            ],
            options={
                'verbose_name': 'Picture of a fulfilled wish',
                'constraints': [models.UniqueConstraint(fields=('wish', 'digest'), name='wish_photo_once')],
            },
        ),
    ]
