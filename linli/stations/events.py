"""What the journal's kinds of event about stations are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "circle.asked": _("Homes outside a walk asked for"),
    "station.kept": _("Station set"),
    "station.retired": _("Station taken out of use"),
    "station.opening_changed": _("Other opening hours on some days"),
    "station.opening_usual": _("Usual opening hours again"),
    "station.checked": _("Item of a station's checklist looked at"),
    "station.photo_dropped": _("Photo of a station taken out"),
    "station.equipped": _("Equipment of a station entered"),
    "station.equipment_set": _("Condition of equipment set"),
    "station.stars_proposed": _("Stars of a station proposed"),
    "station.stars_decided": _("Decided on a station's stars"),
}
