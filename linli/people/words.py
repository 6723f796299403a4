"""The values of people: what sort of post somebody holds."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PostKind(TextChoices):
    """What a post is for. The pack says it of each of its posts, in its own words."""

    OFFICE = "office", _("In an office")
    GRID = "grid", _("Looks after a grid")
    AGENT = "agent", _("Agent of households")
    LEADER = "leader", _("Leader with an area")
    FIRST_SECRETARY = "first_secretary", _("First secretary")
    REPORTING_IN = "reporting_in", _("Member reporting in where they live")
    WORK_TEAM = "work_team", _("Work team")
    COMMISSIONER = "commissioner", _("Service commissioner")


IN_CONTACT = (PostKind.GRID, PostKind.AGENT, PostKind.REPORTING_IN)  # who may be named as a household's agent
