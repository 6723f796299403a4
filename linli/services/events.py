"""What the journal's kinds of event about the list of services are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "serviceitem.written": _("Service item written"),
    "serviceitem.withdrawn": _("Version of a service item withdrawn before its day"),
    "serviceitem.switched": _("Service item switched on or off in an area"),
    "serviceitem.retired": _("Service item taken out of use"),
    "serviceitem.restored": _("Service item taken into use again"),
    "serviceitem.template_added": _("Blank form added"),
    "serviceitem.template_dropped": _("Blank form taken away"),
    "itemsheet.landed": _("Service items brought in from a spreadsheet"),
    "order.made": _("Ordered"),
    "order.papers": _("Papers looked through"),
    "order.stepped": _("Step done on behalf"),
    "order.handed_over": _("Papers handed over"),
    "menu.written": _("Menu written"),
    "menu.published": _("Menu published"),
    "monththeme.kept": _("Theme of a month set"),
    "monththeme.retired": _("Theme of a month taken out of use"),
}
