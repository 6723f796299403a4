"""The words of a visit: its kinds, and what the month's counters count. Values are words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """How a worker came to see somebody, or something (J3, P3, E11)."""

    DOOR = "door", _("Visit at the door")
    THEME = "theme", _("Visit on a theme")
    APPOINTMENT = "appointment", _("Visit by appointment")
    RETURN = "return", _("Return visit")
    MORNING = "morning", _("Morning patrol")
    EVENING = "evening", _("Evening patrol")
    PHONE = "phone", _("Telephone call")


PATROLS = (Kind.MORNING, Kind.EVENING)


class Counted(TextChoices):
    """What is counted of a worker's month beside the visits of each kind. Never clicks, never miles."""

    HOUSEHOLD = "household", _("Households seen")
    NOBODY = "nobody", _("Nobody at home")
    CASE = "case", _("Cases raised")
    CARE = "care", _("Care given")
