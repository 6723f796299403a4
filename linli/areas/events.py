"""What the journal's kinds of event about areas are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "area.level_named": _("Level of areas named"),
    "area.level_dropped": _("Level of areas dropped"),
    "area.added": _("Area added"),
    "area.changed": _("Area changed"),
    "area.bordered": _("Border of an area changed"),
    "area.retired": _("Area taken out of use"),
}
