"""What the journal's kinds of event about volunteers and teams are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "volunteer.joined": _("Wants to be a volunteer"),
    "volunteer.confirmed": _("Volunteer confirmed"),
    "volunteer.declined": _("Not taken as a volunteer"),
    "volunteer.suspended": _("Volunteer suspended"),
    "volunteer.resumed": _("Suspension of a volunteer over"),
    "volunteer.left": _("Volunteer left"),
    "volunteer.came_back": _("Wants to be a volunteer again"),
    "volunteer.changed": _("What a volunteer says of themselves changed"),
    "volunteer.consented": _("A guardian agreed"),
    "volunteer.revealed": _("A volunteer's details shown whole"),
    "volunteer.handed_out": _("A volunteer took along what is kept of them"),
    "volunteer.erased": _("What was personal of a volunteer erased"),
    "volunteersheet.landed": _("A roster of volunteers brought in"),
    "team.founded": _("Team founded"),
    "team.changed": _("Team changed"),
    "team.closed": _("Team closed"),
    "team.asked": _("Asked to join a team"),
    "team.accepted": _("Taken into a team"),
    "team.refused": _("Not taken into a team"),
    "team.parted": _("Left a team"),
    "team.deputed": _("Stands in for a team's captain"),
}
