"""Who hears of which step of a case, as what, and in which words: one table.

A step nobody is told of stands in SILENT with the reason, so that a new kind of step cannot be forgotten.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.journeys.around import (
    Who,
    called,
    called_off,
    handler,
    lead,
    lead_or,
    may,
    mentioned,
    on_rung,
    registrar,
    superiors,
    unless_sent_on,
    whole,
)
from linli.notify.words import Group
from linli.people.permissions import Permission as P


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of step: what it is to those who hear of it, who they are, in which words, and whether it also goes to
    the address of the organisation that leads. `unseen`: it is told to those from whose sight the step took the case,
    too, without a way in."""

    group: Group
    who: tuple[Who, ...]
    words: Promise
    out: bool = False
    unseen: bool = False


G = Group

TOLD: dict[str, Told] = {
    # What somebody has to take up.
    "case.assigned": Told(G.GIVEN, (lead,), _("Assigned to you"), out=True),
    "case.redo_granted": Told(G.GIVEN, (lead,), _("To be done again"), out=True),
    "case.called_in": Told(G.GIVEN, (called,), _("You are asked to assist")),
    "case.whistled": Told(G.GIVEN, (called,), _("Whistled in: report in")),
    # What waits for somebody's decision.
    "case.received": Told(G.TO_DO, (unless_sent_on(may(P.CASE_ACCEPT)),), _("New case")),
    "case.offered": Told(G.TO_DO, (may(P.CASE_CLAIM),), _("Offered for claiming")),
    "case.sent_to_meeting": Told(G.TO_DO, (on_rung,), _("For your meeting")),
    "case.returned": Told(G.TO_DO, (may(P.CASE_ASSIGN), lead), _("Returned, to be assigned anew")),
    "case.unmerged": Told(G.TO_DO, (may(P.CASE_ASSIGN),), _("Taken apart, to be assigned")),
    "case.resumed": Told(G.TO_DO, (may(P.CASE_ASSIGN),), _("Taken up again")),
    "case.looked_again": Told(G.TO_DO, (may(P.CASE_ASSIGN),), _("To be looked at again")),
    "case.lifted": Told(G.TO_DO, (on_rung,), _("Lifted to your level")),
    "case.lowered": Told(G.TO_DO, (on_rung,), _("Lowered to your level")),
    "case.extension_asked": Told(G.TO_DO, (may(P.CASE_EXTEND),), _("More time is asked for")),
    "case.finished": Told(G.TO_DO, (may(P.CASE_VERIFY), whole), _("Finished, to be checked")),
    "case.redo_asked": Told(G.TO_DO, (may(P.CASE_REDO),), _("A redo is asked for")),
    # What is said to whoever has it and to those above.
    "case.urged": Told(G.SUPERVISION, (superiors,), _("Urged: to be solved"), out=True),
    "case.supervised": Told(G.SUPERVISION, (superiors,), _("Under supervision: overdue")),
    "case.circulated": Told(G.SUPERVISION, (superiors,), _("Named in a circular: overdue")),
    "case.listed": Told(G.SUPERVISION, (superiors,), _("Put on the list: overdue")),
    # What others did with a case that one has.
    "case.said_more": Told(G.MINE, (lead_or(P.CASE_ACCEPT),), _("The resident added to it")),
    "case.withdrawn": Told(G.MINE, (lead, whole), _("Withdrawn by the resident")),
    "case.missed": Told(G.MINE, (lead_or(P.CASE_ACCEPT),), _("A time on the way was missed")),
    "case.extended": Told(G.MINE, (lead,), _("More time was given")),
    "case.extension_refused": Told(G.MINE, (lead,), _("No more time was given")),
    "case.waiting": Told(G.MINE, (handler,), _("A colleague asked the resident")),
    "case.went_on": Told(G.MINE, (lead,), _("Waiting is over")),
    "case.classified": Told(G.MINE, (handler,), _("Classified anew")),
    "case.urgency_set": Told(G.MINE, (lead,), _("More or less urgent than it was")),
    "case.planned": Told(G.MINE, (handler,), _("A colleague wrote the plan")),
    "case.worked": Told(G.MINE, (handler,), _("A colleague recorded work")),
    "case.replied": Told(G.MINE, (handler,), _("A colleague answered the resident")),
    "case.noted": Told(G.MINE, (handler,), _("A colleague wrote a note")),
    "case.parked": Told(G.MINE, (lead,), _("Put aside until a later day")),
    "case.merged": Told(G.MINE, (lead,), _("Merged into another case")),
    "case.joined": Told(G.MINE, (lead,), _("Others say the same")),
    "case.left": Told(G.MINE, (lead,), _("A merged case was taken out")),
    "case.reported_in": Told(G.MINE, (lead_or(P.CASE_ASSIGN),), _("Reported in")),
    "case.assisted": Told(G.MINE, (lead_or(P.CASE_ASSIGN),), _("An assisting part is done")),
    "case.called_off": Told(G.MINE, (called_off,), _("No longer needed to assist"), unseen=True),
    "case.assist_late": Told(G.MINE, (lead_or(P.CASE_ASSIGN), called), _("Assisting is late")),
    "case.made_part": Told(G.MINE, (lead,), _("Became part of another case")),
    "case.gained_part": Told(G.MINE, (lead,), _("Another case became part of this one")),
    "case.lost_part": Told(G.MINE, (lead,), _("A part stands by itself again")),
    "case.parted": Told(G.MINE, (lead,), _("Stands by itself again")),
    "case.marked": Told(G.TO_DO, (may(P.CASE_ACCEPT),), _("A complaint about somebody here")),
    "case.unmarked": Told(G.TO_DO, (may(P.CASE_ACCEPT),), _("No complaint after all")),
    # What the resident says of the result.
    "case.rated": Told(G.RATINGS, (handler,), _("Rated")),
    "case.redo_refused": Told(G.RATINGS, (handler,), _("The result stands")),
    # What one has done one's part in, or is asked about by the resident.
    "case.declined": Told(G.INFORMATION, (registrar, whole), _("Not taken on")),
    "case.claimed": Told(G.INFORMATION, (may(P.CASE_OFFER),), _("Claimed")),
    "case.helped": Told(G.INFORMATION, (handler,), _("A volunteer helped")),
    "case.verified": Told(G.INFORMATION, (handler,), _("Checked and found good")),
    "case.settled": Told(G.INFORMATION, (registrar,), _("Settled with the case it was merged into")),
    "case.closed": Told(G.INFORMATION, (handler, registrar), _("Struck off")),
}

# Whom a note mentions hears of it as this, and not as of a note.
MENTIONED = Told(G.MENTIONS, (mentioned,), _("A colleague names you in a note"))

# kind -> why nobody is told
SILENT = {
    "case.ordered": "the registration itself is told, and whoever opens it reads what was ordered",
    "case.volunteers_called": "volunteers hear of it by the task itself, and whoever called them knows",
    "case.relocated": "a border was drawn anew; nobody has anything else to do than before",
    "case.accepted": "whoever accepted it goes on with it, and the resident reads it",
    "case.started": "it was assigned to those who start",
    "case.followed": "those who have the case that it joined are told",
    "case.followed_up": "the rating and the redo that come of it are told by themselves",
    "case.call_lapsed": "nobody has to do anything any more; the calls' page and the rates count it",
    "case.split": "whoever gets the part hears that it is assigned",
    "case.taken_away": "it is told as a complaint, to those who may know of it",
    "case.revealed": "it is for whoever reads the journal",
    "case.undone": "what was taken back had been told as done; whoever opens it reads that it was taken back",
    "case.routed": "whoever it is sent to hears that it is assigned; sent to nobody, it waits as it came in",
    "case.expired": "it closed years ago, and nothing is to be done",
    "case.deadline_moved": "a changed holiday list moves thousands at once; each case says so",
    "case.times_moved": "as for deadlines: each case says so",
}
