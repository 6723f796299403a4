"""Messages: the inbox of everybody who signs in, what each has chosen to hear beyond it, and an outbox that survives a
killed process."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.notify.words import Group, How
from linli.people.models import Account, Organisation

REACH = "to tell whoever it is for"
TROUBLED = ("failed", "uncertain")


class Route(models.Model):
    """Where messages go beside the inbox: an Apprise address (mail, WeCom, DingTalk, Feishu, webhook …), of an
    organisation or of one person."""

    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="routes")
    account = models.OneToOneField(Account, null=True, on_delete=models.PROTECT, related_name="route")
    name = models.CharField(max_length=60)
    address = EncryptedText()
    active = models.BooleanField(default=True)

    privacy = declare(
        plain="id organisation account name active",
        address=Privacy(purpose="to reach the organisation or the person", encrypt=True),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ Q(account__isnull=False), name="route_of_one_or_the_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or self.account} · {self.name}"


class Usual(models.Model):
    """What holds in the practice until a person chooses otherwise; set by its pack, one row.

    `ways`: group -> how. `overriding`: groups that come in quiet hours all the same.
    """

    ways = models.JSONField(default=dict)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    daily_at = models.TimeField()
    overriding = models.JSONField(default=list)

    privacy = declare(plain="id ways quiet_from quiet_until daily_at overriding")

    class Meta:
        constraints = [models.UniqueConstraint(models.Value(1), name="one_usual")]

    def __str__(self) -> str:
        return str(self.ways)


class Rhythm(models.Model):
    """When one person wants to hear nothing (both empty: no such hours), when the daily message comes, and in which
    language all of it is."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="rhythm")
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    daily_at = models.TimeField()
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)

    privacy = declare(plain="account quiet_from quiet_until daily_at language")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="rhythm_quiet_from_and_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quiet_from}–{self.quiet_until}, {self.daily_at}"


class Preference(models.Model):
    """How soon one person wants to hear of one group of notices."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="preferences")
    group = models.CharField(max_length=12, choices=Group)
    how = models.CharField(max_length=6, choices=How)

    privacy = declare(plain="id account group how")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "group"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.group}: {self.how}"


class Notice(models.Model):
    """A message in somebody's inbox. `key` makes it exactly one, however often its cause is read.

    `case_number`: the case it is about (notices stand below cases, so it is only a number). `goes_at`: when it is
    gathered into a message beyond the inbox; empty once it was, or if it never will be.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=120)
    group = models.CharField(max_length=12, choices=Group, default=Group.INFORMATION)
    case_number = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=160)
    link = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    goes_at = models.DateTimeField(null=True)

    privacy = declare(plain="id account key group case_number subject link at read_at goes_at")

    class Meta:
        verbose_name = _("Notice")
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["account", "-at"], name="notice_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["account", "-id"], name="notice_latest"),
            models.Index(fields=["account", "goes_at"], name="notice_goes", condition=Q(goes_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject


class Message(models.Model):
    """A message on its way out. Sent at most once: one whose sending was cut off is shown as uncertain, not sent
    again. `notices`: those gathered in it, so that it can be taken back before it goes out and the rest be gathered
    anew.

    Without a route it is a text message to a resident: `phone` is forgotten as soon as it was sent or given up, `mark`
    is the keyed mark of that number. `case_number` is the case it is about, if it is about one.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        UNCERTAIN = "uncertain", _("Perhaps sent")
        GIVEN_UP = "given_up", _("Given up")

    route = models.ForeignKey(Route, null=True, on_delete=models.PROTECT, related_name="messages")
    phone = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    case_number = models.BigIntegerField(null=True)
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=160)
    body = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    trouble = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    notices = ArrayField(models.BigIntegerField(), default=list)

    privacy = declare(
        plain="id route case_number key subject state attempts not_before trouble at sent_at notices",
        phone=Privacy(purpose=REACH, encrypt=True, mask=Mask.PHONE, expire="P90D"),
        mark=Privacy(purpose="to send no number too many messages", expire="P90D"),
        body=Privacy(purpose=REACH, expire="P90D"),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Message")
        constraints = [
            models.UniqueConstraint(fields=["route", "key"], name="message_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(route__isnull=True), name="message_to_a_resident_once"),
        ]
        indexes = [
            models.Index(fields=["not_before"], name="message_waiting", condition=Q(state="waiting")),
            models.Index(fields=["-id"], name="message_in_trouble", condition=Q(state__in=TROUBLED)),
            models.Index(fields=["mark", "at"], name="message_to_number", condition=Q(mark__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject
