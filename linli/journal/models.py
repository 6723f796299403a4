"""The journal: what happened, in order, provably unchanged.

`Event` rows are only ever added (a trigger refuses anything else). Events of one subject form a hash chain, so
writers of different subjects never wait for each other; a reader gives each committed event its `Position` and seals
each stretch.
What people wrote stands in `Words`, apart, so that it can be erased while the chain, which knows only its digest,
still holds.
"""

from datetime import datetime

from django.apps import apps
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.journal.stories import story_name


class Voice(models.TextChoices):
    """Who speaks in an event."""

    STAFF = "staff", _("Staff")
    RESIDENT = "resident", _("Resident")
    SYSTEM = "system", _("Linli itself")


class Event(models.Model):
    """One thing that happened to one subject. `data` holds facts (ids, statuses, times), never free text."""

    xid = models.BigIntegerField(
        db_default=Cast(Cast(models.Func(function="pg_current_xact_id"), models.TextField()), models.BigIntegerField()),
        db_index=True,
        editable=False,
    )
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    voice = models.CharField(max_length=10, choices=Voice)
    actor_id = models.BigIntegerField(null=True)
    area_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    words_digest = models.BinaryField(null=True)
    previous = models.BinaryField()
    hash = models.BinaryField()

    privacy = declare(
        plain="id xid kind subject_type subject_id seq at voice actor_id area_id data words_digest previous hash"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "seq"], name="event_chain"),
        ]
        indexes = [BrinIndex(fields=["at"], name="event_at")]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} #{self.seq} {self.kind}"


def _written_before(moment: datetime) -> Q:
    """Words older than that; not of subjects whose model says itself how long its story is kept."""
    said = [(story_name(each), getattr(each, "keeping", None)) for each in apps.get_models()]
    own = [name for name, keeping in said if keeping and keeping.story]
    return Q(event__at__lt=moment) & ~Q(event__subject_type__in=own)


class Words(models.Model):
    """What somebody wrote when the event happened; erased when its time has come, leaving the event."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True)
    text = models.TextField()

    privacy = declare(plain="event", text=Privacy(purpose="the case's own story", expire="P5Y"))
    keeping = Keeping(since=_written_before, whole=True)

    def __str__(self) -> str:
        return self.text[:40]


class Position(models.Model):
    """The place of a committed event in the order in which readers see it. No gaps, never changed."""

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, on_delete=models.PROTECT)

    privacy = declare(plain="position event")

    def __str__(self) -> str:
        return str(self.position)


class Seal(models.Model):
    """A hash over a stretch of the journal and over the seal before it."""

    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    horizon = models.BigIntegerField()
    at = models.DateTimeField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    privacy = declare(plain="id first last horizon at previous hash")

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class Cursor(models.Model):
    """How far one reader has read."""

    reader = models.CharField(max_length=60, primary_key=True)
    position = models.BigIntegerField(default=0)

    privacy = declare(plain="reader position")

    def __str__(self) -> str:
        return f"{self.reader} at {self.position}"


class Erasure(models.Model):
    """One time that what was past its time was erased. `counts`: how many rows of each model, nothing of what they
    held."""

    at = models.DateTimeField(db_index=True)
    counts = models.JSONField(default=dict)

    privacy = declare(plain="id at counts")

    def __str__(self) -> str:
        return f"{self.at}: {self.counts}"
