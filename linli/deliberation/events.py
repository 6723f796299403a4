"""What the journal's kinds of event about meetings are called; who hears of each stands in TOLD and SILENT."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "forum.kept": _("Forum entered or changed"),
    "forum.retired": _("Forum no longer held"),
    "meeting.called": _("Meeting called"),
    "meeting.called_again": _("Meeting called again"),
    "meeting.changed": _("Meeting moved to another time or place"),
    "meeting.cancelled": _("Meeting cancelled"),
    "meeting.reminded": _("Members reminded of a meeting"),
    "meeting.agenda_set": _("Agenda of a meeting set"),
    "meeting.begun": _("Meeting begun"),
    "meeting.adjourned": _("Meeting adjourned for want of a quorum"),
    "meeting.ended": _("Meeting ended"),
    "meeting.guests": _("Guests of a meeting counted"),
    "meeting.urged": _("Minutes asked for"),
    "attendance.came": _("Came to a meeting"),
    "attendance.not_come": _("Came after all not to a meeting"),
    "attendance.excused": _("Cannot come to a meeting"),
    "attendance.invited": _("Asked to a meeting"),
    "topic.discussed": _("Discussion of a topic noted"),
    "topic.decided": _("Topic decided"),
    "topic.postponed": _("Topic postponed"),
    "outcome.drawn": _("What follows from a decision"),
    "decision.posted": _("Decision hung out"),
    "decision.set_aside": _("Decision set aside after an objection"),
    "objection.raised": _("Objection raised"),
    "objection.answered": _("Objection decided"),
    "minutes.written": _("Minutes written"),
    "minutes.published": _("Minutes published"),
}
