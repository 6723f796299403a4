"""What the journal's kinds of event about duty are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "dutyrule.kept": _("Duty rule made or changed"),
    "dutyrule.retired": _("Duty rule taken out of use"),
    "dutyplan.asked": _("Plan of duty asked for"),
    "dutyplan.confirmed": _("Parts of a plan of duty confirmed"),
    "dutyplan.changed": _("Somebody else put into a plan of duty"),
    "dutyplan.published": _("Duty roster published"),
    "dutyplan.set_aside": _("Plan of duty set aside"),
    "turn.given": _("Put on duty"),
    "turn.handed_on": _("Turn of duty handed on"),
    "turn.called_off": _("Turn of duty called off"),
    "turn.came": _("Came on duty"),
    "turn.missed": _("Did not come on duty"),
    "swap.asked": _("Swap asked"),
    "swap.accepted": _("Swap accepted"),
    "swap.declined": _("Swap declined"),
    "swap.withdrawn": _("Swap taken back"),
    "leave.entered": _("Leave entered"),
    "leave.withdrawn": _("Leave taken back"),
    "secretaddress.renewed": _("Secret address renewed"),
}
