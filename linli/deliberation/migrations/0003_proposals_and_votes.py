import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deliberation', '0002_follow'),
        ('proposals', '0001_initial'),
        ('votes', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='forum',
            name='proposals',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='topic',
            name='proposal',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='topic',
            name='vote',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='votes.vote'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='method',
            field=models.CharField(choices=[('consent', 'Nobody objected'), ('hand', 'By show of hands'), ('cards', 'By cards'), ('vote', 'By a vote that was held')], max_length=8),
        ),
        migrations.AlterField(
            model_name='topic',
            name='kind',
            field=models.CharField(choices=[('case', 'A case'), ('proposal', 'A proposal'), ('own', 'In our own words')], default='own', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'proposal'), _negated=True), ('proposal__isnull', False), _connector='OR'), name='topic_of_a_proposal'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(condition=models.Q(('proposal__isnull', False), ('state', 'open')), fields=('proposal',), name='topic_proposal_on_one_agenda'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open'), ('vote__isnull', False)), fields=('vote',), name='topic_vote_decides_one'),
        ),
    ]
