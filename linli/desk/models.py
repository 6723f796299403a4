"""What the desk keeps for those who work at it: filters they saved, and steps they took with many cases at once."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models import Case
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account, Organisation


class SavedFilter(models.Model):
    """A question to the queue with a name: one's own, or shared with an organisation. `asks`: the address without the
    post, such as “category=3&tab=overdue”."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_filters")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=20)
    asks = models.CharField(max_length=300)

    privacy = declare(plain="id account organisation name asks")

    class Meta:
        verbose_name = _("Saved filter")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "name"], condition=Q(organisation__isnull=True), name="saved_filter_own_name"
            ),
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(organisation__isnull=False),
                name="saved_filter_shared_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """One step to be taken with many cases, each by itself. `said`: what was typed and chosen, as its form had it.

    `language`: in which refusals are written down; `undo_until`: how long it can be taken back.
    """

    class State(models.TextChoices):
        SHOWN = "shown", _("Shown beforehand")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="batches")
    action = models.CharField(max_length=20)  # of cases.words.Action
    said = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    back_to = models.CharField(max_length=400, blank=True)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    size = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)

    privacy = declare(
        plain="id account action said back_to language state size at done_at undo_until",
        words=Privacy(purpose="what all these residents are told", expire="P2Y"),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Batch")
        indexes = [
            models.Index(fields=["id"], name="batch_under_way", condition=Q(state__in=("running", "undoing"))),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class BatchRow(models.Model):
    """One case of a batch. `seen`: its version when it was shown; `before`: how it stood; `event_id`: what was written;
    `why`: why it was left out, or stays as it was."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Left out")
        UNDONE = "undone", _("Taken back")
        KEPT = "kept", _("Not taken back")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    seen = models.PositiveIntegerField()
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    event_id = models.BigIntegerField(null=True)
    why = models.CharField(max_length=300, blank=True)

    privacy = declare(plain="id batch case state seen before event_id why")

    class Meta:
        verbose_name = _("Case of a batch")
        constraints = [models.UniqueConstraint(fields=["batch", "case"], name="batch_row_once")]
        indexes = [models.Index(fields=["batch", "state", "id"], name="batch_row_state")]

    def __str__(self) -> str:
        return f"{self.batch_id} · {self.case_id}"
