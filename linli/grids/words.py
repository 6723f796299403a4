"""The values of grids."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TieKind(TextChoices):
    """Why somebody is the right one for a place (Z10)."""

    HOME = "home", _("lives there")
    WORK = "work", _("works there")
    TRADE = "trade", _("plies their trade there")
    WISH = "wish", _("wishes it")


class Going(TextChoices):
    """How far work that the worker does has got."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Worked out")
    FAILED = "failed", _("Failed")
    CONFIRMED = "confirmed", _("Confirmed")
    SET_ASIDE = "set_aside", _("Set aside")
