"""What the journal's kinds of event about household files are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "household.added": _("Household file opened"),
    "household.changed": _("Household file changed"),
    "household.moved": _("Household put into another grid"),
    "household.closed": _("Household file closed: moved away"),
    "household.agent_given": _("Contact person named"),
    "household.revealed": _("Address looked at"),
    "household.expired": _("Personal data erased: its time was over"),
    "resident.added": _("Member added"),
    "resident.changed": _("Member's details changed"),
    "resident.left": _("Member left the household"),
    "resident.revealed": _("Personal details looked at"),
    "resident.consented": _("Consent given"),
    "resident.withdrew": _("Consent withdrawn, and what stood on it erased"),
    "resident.joined": _("Found to be the same person as another, and joined"),
    "resident.parted": _("Found to be another person after all, and parted"),
    "resident.expired": _("Personal data erased: its time was over"),
    "careneed.added": _("Care asked for"),
    "careneed.reviewed": _("Care looked at again"),
    "careneed.ended": _("Care ended"),
    "careneed.expired": _("Personal data erased: its time was over"),
    "enterprise.added": _("Enterprise file opened"),
    "enterprise.changed": _("Enterprise file changed"),
    "enterprise.closed": _("Enterprise file closed"),
    "enterprise.agent_given": _("Service commissioner named"),
    "enterprise.revealed": _("Contact person's details looked at"),
    "enterprise.expired": _("Personal data erased: its time was over"),
}
