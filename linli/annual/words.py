"""The words of yearly reports: where one stands, and what a person decided about somebody who did nothing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a report stands."""

    DRAFT = "draft", _("Draft")
    HANDED = "handed", _("Report handed in")
    SENT_BACK = "sent_back", _("Sent back")


class Action(TextChoices):
    """What may be done with a report."""

    WRITE = "write", _("Write")
    HAND_IN = "hand_in", _("Hand in the report")
    SEND_BACK = "send_back", _("Send back")
    SCORE = "score", _("Score")


class Decision(TextChoices):
    """What whoever is above decides about somebody whose figures are all nothing; the figures decide nothing (Z13)."""

    EXCUSED = "excused", _("There is a good reason")
    TALKED = "talked", _("Talked to")
    HELD = "held", _("Held to account")
