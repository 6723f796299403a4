"""What the journal's kinds of event about tasks are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "task.called": _("Volunteers called to a task"),
    "task.changed": _("Task changed"),
    "task.cancelled": _("Task cancelled"),
    "task.reminded": _("Volunteers reminded of a task"),
    "doing.asked": _("Volunteer asked to a task"),
    "doing.declined": _("Volunteer said no"),
    "doing.taken": _("Task taken"),
    "doing.waiting": _("Waiting for a place at a task"),
    "doing.moved_up": _("Moved up to a place at a task"),
    "doing.withdrawn": _("Place at a task given up"),
    "doing.handed_on": _("Place at a task handed on"),
    "doing.came": _("Checked in at a task"),
    "doing.left": _("Checked out of a task"),
    "doing.missed": _("Did not come to a task"),
    "doing.excused": _("Not having come excused"),
    "doing.corrected": _("Hours of a task corrected"),
    "task.confirmed": _("Hours of a task confirmed"),
    "task.unconfirmed": _("Confirmation of hours taken back"),
    "handing.asked": _("Asked who takes a place at a task over"),
    "handing.accepted": _("Place at a task taken over"),
    "handing.declined": _("Did not take a place at a task over"),
    "handing.withdrawn": _("No longer asks who takes a place over"),
}
