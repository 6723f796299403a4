"""A roster 花名册 that somebody brings in: kept with its rows until it is certain that nobody takes it back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.people.models import Account
from linli.residents.words import Purpose


class Roster(models.Model):
    """One file. `columns`: field -> place of its column. `area`: the grid of rows that name none. `agreed`: the
    purposes to which those in it agreed on paper. `counts`: how many rows of each kind. `done`: rows that had their
    turn."""

    class State(models.TextChoices):
        READ = "read", _("Read")
        LOOKING = "looking", _("Being compared")
        SHOWN = "shown", _("Shown beforehand")
        RUNNING = "running", _("Being brought in")
        DONE = "done", _("Brought in")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="rosters")
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State, default=State.READ)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    agreed = ArrayField(models.CharField(max_length=12, choices=Purpose), default=list)
    size = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    at = models.DateTimeField()

    privacy = declare(plain="id account name state headings columns area agreed size done counts language at")

    class Meta:
        verbose_name = _("Roster")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:roster", args=[self.pk])


class RosterRow(models.Model):
    """One row: `cells` as they stand there (JSON), what it would change or why it cannot, and what it did.

    `before`: what the member's fields were (JSON); `version`: theirs after the row was brought in.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changes something")
        SAME = "same", _("The same as on file")
        REFUSED = "refused", _("Cannot be brought in")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        LANDED = "landed", _("Brought in")
        UNDONE = "undone", _("Taken back")
        KEPT = "kept", _("Kept as it is")

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField()
    cells = EncryptedText(_("A row of a roster"))
    kind = models.CharField(max_length=8, choices=Kind, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    sentence = EncryptedText(_("Why a row was refused"), blank=True, default="")
    household_id = models.BigIntegerField(null=True)
    resident_id = models.BigIntegerField(null=True)
    before = EncryptedText(_("What a row changed"), blank=True, default="")
    version = models.PositiveIntegerField(null=True)

    privacy = declare(
        plain="id roster number kind state household_id resident_id version",
        cells=Privacy(purpose=noop("to bring a roster in"), encrypt=True, mask=Mask.TEXT, expire="P30D"),
        sentence=Privacy(purpose=noop("to bring a roster in"), encrypt=True, mask=Mask.TEXT, expire="P30D"),
        before=Privacy(purpose=noop("to take a roster back"), encrypt=True, mask=Mask.TEXT, expire="P30D"),
    )
    keeping = Keeping(since="roster__at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roster", "number"], name="roster_row_once")]
        indexes = [models.Index(fields=["roster", "kind", "state", "number"], name="roster_row_turn")]

    def __str__(self) -> str:
        return f"{self.number}"
