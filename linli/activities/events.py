"""What the journal's kinds of event about activities are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "activity.announced": _("Activity announced"),
    "activity.changed": _("Activity changed"),
    "activity.cancelled": _("Activity cancelled"),
    "activity.reminded": _("Those with a place reminded"),
    "activity.held": _("What was said and done at an activity"),
    "activity.revealed": _("Names and numbers of a list shown whole"),
    "signup.made": _("Signed up for an activity"),
    "signup.moved_up": _("Moved up from the waiting list"),
    "signup.withdrawn": _("Place at an activity given up"),
    "signup.came": _("Came to an activity"),
    "signup.not_come": _("Came after all not to an activity"),
}
