"""What the journal's kinds of event about bookings are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "room.kept": _("Room entered or changed"),
    "line.kept": _("Line of windows entered or changed"),
    "booking.made": _("Room booked"),
    "booking.waits": _("On the waiting list for a room"),
    "booking.moved_up": _("Got a room from the waiting list"),
    "booking.withdrawn": _("Booking of a room given up"),
    "appointment.made": _("Appointment made"),
    "appointment.withdrawn": _("Appointment given up"),
    "ticket.taken": _("Number taken"),
    "ticket.called": _("Number called"),
    "ticket.called_again": _("Number called again"),
    "ticket.served": _("Serving a number begun"),
    "ticket.done": _("Number served"),
    "ticket.skipped": _("Number skipped: nobody came"),
    "ticket.brought_back": _("Skipped number waits again"),
    "ticket.passed_on": _("Number passed on to another line"),
}
