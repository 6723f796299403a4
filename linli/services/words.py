"""The words of the list of services: which list, how it is done, what sort of item, how far a paper has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListName(TextChoices):
    """The six lists (P9), in the order in which a practice that says nothing shows them."""

    PARTY = "party", _("Party and people")
    GOVERNMENT = "government", _("Government services")
    LIVING = "living", _("Living")
    VOLUNTEER = "volunteer", _("Volunteering")
    CULTURE = "culture", _("Culture")
    LEGAL = "legal", _("Law")


class Kind(TextChoices):
    """How it is done for whoever asks (P9)."""

    HERE = "here", _("Done here")
    FOR_YOU = "for_you", _("Done for you")
    GUIDED = "guided", _("Guided")


class ItemType(TextChoices):
    """The type of an item in the national lists of government services."""

    PUBLIC_SERVICE = "public_service", _("Public service")
    PERMIT = "permit", _("Administrative permit")
    CONFIRMATION = "confirmation", _("Administrative confirmation")
    PAYMENT = "payment", _("Administrative payment")
    AWARD = "award", _("Administrative award")
    RULING = "ruling", _("Administrative ruling")
    OTHER_POWER = "other_power", _("Other administrative power")


class Origin(TextChoices):
    """Where a version was written."""

    PACK = "pack", _("Comes with the practice")
    DESK = "desk", _("Written here")
    SHEET = "sheet", _("From a spreadsheet")


class PaperState(TextChoices):
    """How far a paper of an order has come."""

    MISSING = "missing", _("Still missing")
    BROUGHT = "brought", _("Brought")
    NOT_NEEDED = "not_needed", _("Not needed here")
