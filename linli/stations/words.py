"""The values of stations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Condition(TextChoices):
    """How a piece of equipment is."""

    WORKS = "works", _("Works")
    FAULTY = "faulty", _("Faulty")
    REPAIR = "repair", _("Being repaired")
    GONE = "gone", _("Taken out")


class Counting(TextChoices):
    """Where a count stands."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being worked out")
    DONE = "done", _("Done")
    FAILED = "failed", _("Went wrong")


class Proposed(TextChoices):
    """What became of proposed stars."""

    WAITING = "waiting", _("Waiting to be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Not confirmed")
