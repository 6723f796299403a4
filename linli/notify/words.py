"""The words of notices: which kinds there are, and how soon each goes out beyond the inbox."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    """What a notice is to whoever gets it. The inbox holds them all; beyond it a person chooses for each group."""

    GIVEN = "given", _("Given to me")
    SUPERVISION = "supervision", _("Urging and supervision")
    MENTIONS = "mentions", _("Colleagues who name me")
    TO_DO = "to_do", _("Waiting for me to decide")
    MINE = "mine", _("About my cases")
    RATINGS = "ratings", _("Ratings")
    INFORMATION = "information", _("For information")


class How(TextChoices):
    """How soon notices go out beyond the inbox."""

    NOW = "now", _("At once")
    HOURLY = "hourly", _("Every hour, together")
    DAILY = "daily", _("Once a day, together")
    NEVER = "never", _("Only in the inbox")


MANDATORY = frozenset({Group.GIVEN, Group.SUPERVISION, Group.MENTIONS})


def ways(group: str) -> tuple[How, ...]:
    """What can be chosen for a group: what one must hear of comes within the hour."""
    return (How.NOW, How.HOURLY) if group in MANDATORY else tuple(How)
