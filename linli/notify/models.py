"""Messages: an outbox that survives a killed process, and the inbox of everybody who signs in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Privacy, declare
from linli.people.models import Account, Organisation


class Route(models.Model):
    """Where messages for an organisation go beside the inbox: an Apprise address (mail, WeCom, DingTalk, Feishu,
    webhook …)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="routes")
    name = models.CharField(max_length=60)
    address = EncryptedText()
    active = models.BooleanField(default=True)

    privacy = declare(
        plain="id organisation name active", address=Privacy(purpose="to reach the organisation", encrypt=True)
    )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.name}"


class Notice(models.Model):
    """A message in somebody's inbox. `key` makes it exactly one, however often its cause is read."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=160)
    link = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    privacy = declare(plain="id account key subject link at read_at")

    class Meta:
        verbose_name = _("Notice")
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="notice_once")]
        indexes = [models.Index(fields=["account", "-at"], name="notice_unread", condition=Q(read_at__isnull=True))]

    def __str__(self) -> str:
        return self.subject


class Message(models.Model):
    """A message on its way out. Sent at most once: one whose sending was cut off is shown as uncertain, not sent
    again."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("Perhaps sent")

    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="messages")
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=160)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    trouble = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id route key subject state attempts not_before trouble at sent_at",
        body=Privacy(purpose="to tell the organisation", expire="P90D"),
    )

    class Meta:
        verbose_name = _("Message")
        constraints = [models.UniqueConstraint(fields=["route", "key"], name="message_once")]
        indexes = [models.Index(fields=["not_before"], name="message_waiting", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return self.subject
