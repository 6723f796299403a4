"""What the journal's kinds of event about cases are called on a timeline, and which of them residents do not see."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "case.received": _("Registered"),
    "case.ordered": _("Ordered from the list of services"),
    "case.accepted": _("Accepted"),
    "case.classified": _("Classified"),
    "case.declined": _("Not taken on"),
    "case.sent_to_meeting": _("Sent to a meeting"),
    "case.offered": _("Offered for claiming"),
    "case.assigned": _("Assigned"),
    "case.claimed": _("Claimed"),
    "case.started": _("Work began"),
    "case.returned": _("Returned"),
    "case.worked": _("Work done"),
    "case.finished": _("Finished"),
    "case.verified": _("Checked"),
    "case.closed": _("Struck off"),
    "case.parked": _("Put aside until a later day"),
    "case.resumed": _("Taken up again"),
    "case.redo_asked": _("Redo asked for"),
    "case.redo_granted": _("To be done again"),
    "case.redo_refused": _("Result stands"),
    "case.noted": _("Internal note"),
    "case.replied": _("Answer"),
    "case.said_more": _("Resident added"),
    "case.rated": _("Rated"),
    "case.withdrawn": _("Withdrawn"),
    "case.followed": _("Joined what others said"),
    "case.merged": _("Merged into another case"),
    "case.unmerged": _("Taken apart again"),
    "case.settled": _("Settled with the case it was merged into"),
    "case.joined": _("Another case was merged into this one"),
    "case.left": _("A merged case was taken apart again"),
    "case.revealed": _("Contact details looked at"),
    "case.lifted": _("Lifted to a higher level"),
    "case.lowered": _("Lowered to a nearer level"),
    "case.planned": _("Plan made"),
    "case.waiting": _("Waiting for the resident"),
    "case.went_on": _("Waiting is over"),
    "case.extension_asked": _("More time asked for"),
    "case.extended": _("More time given"),
    "case.extension_refused": _("No more time given"),
    "case.urged": _("Urged"),
    "case.supervised": _("Put under supervision"),
    "case.circulated": _("Named in a circular"),
    "case.listed": _("Put on the list"),
    "case.looked_again": _("Looked at again"),
    "case.followed_up": _("Followed up by telephone"),
    "case.call_lapsed": _("The time for the follow-up call went by"),
    "case.undone": _("Taken back"),
    "case.missed": _("A time on the way was missed"),
    "case.deadline_moved": _("Deadline counted again"),
    "case.called_in": _("Others called in to assist"),
    "case.whistled": _("Departments whistled in"),
    "case.reported_in": _("Reported in"),
    "case.assisted": _("An assisting part is done"),
    "case.called_off": _("A call was withdrawn"),
    "case.assist_late": _("Assisting is late"),
    "case.split": _("A part was split off"),
    "case.made_part": _("Became part of another case"),
    "case.parted": _("Stands by itself again"),
    "case.gained_part": _("Another case became part of this one"),
    "case.lost_part": _("A part stands by itself again"),
    "case.marked": _("Marked as a complaint about somebody here"),
    "case.unmarked": _("The mark of a complaint was taken away"),
    "case.taken_away": _("Taken out of their hands"),
    "case.routed": _("Routed by a rule"),
    "case.expired": _("Personal data erased: its time was over"),
    "case.relocated": _("Came to another area, whose border was drawn anew"),
    "case.urgency_set": _("Urgency changed"),
    "case.times_moved": _("Times on the way counted again"),
    "case.volunteers_called": _("Volunteers called"),
    "case.helped": _("A volunteer helped"),
    "rule.kept": _("Routing rule set"),
    "rule.switched": _("Routing rule switched on or off"),
    "rule.moved": _("Routing rule moved in the order"),
    "rule.retired": _("Routing rule taken out of use"),
    "paste.kept": _("Chat export pasted"),
    "draft.set_aside": _("Message of a chat group set aside"),
    "draft.expired": _("Message of a chat group erased: its time was over"),
    "rung.kept": _("Level of the ladder set"),
    "rung.retired": _("Level of the ladder taken out of use"),
}
# Nobody's step: the clock's own, that of a border drawn anew, or what else is said of how it came in.
UNASKED = frozenset(
    {"case.missed", "case.deadline_moved", "case.times_moved", "case.assist_late", "case.expired", "case.relocated"}
    | {"case.call_lapsed", "case.ordered", "case.volunteers_called", "case.helped"}
)
INTERNAL = frozenset(
    {"case.classified", "case.noted", "case.returned", "case.revealed", "case.left", "case.missed"}
    | {"case.extension_asked", "case.extension_refused", "case.urged", "case.supervised", "case.circulated"}
    | {"case.routed", "case.relocated", "case.urgency_set", "case.times_moved", "case.call_lapsed"}
    | {"case.called_in", "case.whistled", "case.reported_in", "case.assisted", "case.called_off", "case.assist_late"}
    | {"case.split", "case.made_part", "case.parted", "case.gained_part", "case.lost_part"}
    | {"case.marked", "case.unmarked", "case.taken_away"}
)
EVIDENCE = frozenset({"case.worked", "case.finished"})
