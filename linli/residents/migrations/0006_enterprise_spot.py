import linli.core.crypto
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('residents', '0005_full_name'),
    ]

    operations = [
        migrations.AddField(
            model_name='enterprise',
            name='spot',
            field=linli.core.crypto.EncryptedText(blank=True, default='', verbose_name='Place on the map'),
        ),
    ]
