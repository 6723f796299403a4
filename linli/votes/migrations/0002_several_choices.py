"""Ballots with several choices, owners' votes by floor area, rolls from sheets. What was cast and counted before says
the same as it did: one choice is a list of one, and the lines that were hashed read as before."""

from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
import linli.core.crypto
from django.conf import settings
from django.db import migrations, models

BALLOTS = "UPDATE votes_ballot SET choices = ARRAY[choice]"
VOTERS = "UPDATE votes_voter SET choices = ARRAY[choice] WHERE choice IS NOT NULL"
RESULTS = """
UPDATE votes_vote SET result = result || jsonb_build_object('tied', '[]'::jsonb, 'carried',
    CASE WHEN result->'carried' = 'null' THEN '[]'::jsonb ELSE jsonb_build_array(result->'carried') END)
WHERE result IS NOT NULL
"""
CALLED_OFF = """
UPDATE votes_vote SET closed_at = coalesce(opened_at, prepared_at) WHERE state = 'cancelled' AND closed_at IS NULL
"""


def numbers(**more: Any) -> models.Field:
    return django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None, **more)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("votes", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="RollSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("content", linli.core.crypto.EncryptedText(blank=True, default="")),
                ("formulas", models.JSONField(default=dict)),
                ("landed_at", models.DateTimeField(null=True)),
                ("counts", models.JSONField(default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vote",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="votes.vote",
                    ),
                ),
            ],
            options={"verbose_name": "Sheet of a roll"},
        ),
        migrations.AddField("vote", "seats", models.PositiveSmallIntegerField(default=1)),
        migrations.AddConstraint(
            "vote", models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="vote_has_a_seat")
        ),
        migrations.AlterField(
            "vote",
            "unit",
            models.CharField(
                choices=[
                    ("person", "One vote for each person"),
                    ("household", "One vote for each household"),
                    ("owner", "One vote for each owner, counted by number and by floor area"),
                ],
                max_length=9,
            ),
        ),
        migrations.RunSQL([RESULTS, CALLED_OFF]),
        migrations.AddField("ballot", "choices", numbers(default=list), preserve_default=False),
        migrations.RunSQL(BALLOTS),
        migrations.RemoveField("ballot", "choice"),
        migrations.RemoveConstraint("voter", "voter_chose_by_voting"),
        migrations.AddField("voter", "choices", numbers(null=True)),
        migrations.RunSQL(VOTERS),
        migrations.RemoveField("voter", "choice"),
        migrations.AddField("voter", "floor_area", models.DecimalField(decimal_places=2, max_digits=9, null=True)),
        migrations.AddConstraint(
            "voter",
            models.CheckConstraint(
                condition=models.Q(("choices__isnull", True), ("used", True), _connector="OR"),
                name="voter_chose_by_voting",
            ),
        ),
        migrations.AddConstraint(
            "voter",
            models.CheckConstraint(
                condition=models.Q(("floor_area__lte", 0), _negated=True), name="voter_has_some_floor"
            ),
        ),
    ]
