"""The words of a case: its states, the actions on it, where it came from, how it ended. Values are words."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a case stands in its life."""

    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    DELIBERATING = "deliberating", _("Under deliberation")
    OFFERED = "offered", _("Offered for claiming")
    ASSIGNED = "assigned", _("Assigned")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    VERIFIED = "verified", _("Verified")
    CLOSED = "closed", _("Struck off")
    PARKED = "parked", _("Parked")
    MERGED = "merged", _("Merged")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Declined")


OPEN = (
    Status.RECEIVED,
    Status.ACCEPTED,
    Status.DELIBERATING,
    Status.OFFERED,
    Status.ASSIGNED,
    Status.IN_PROGRESS,
    Status.PARKED,
)
ENDED = (Status.CLOSED, Status.WITHDRAWN, Status.DECLINED)


class Action(TextChoices):
    """What somebody does with a case."""

    ACCEPT = "accept", _("Accept")
    CLASSIFY = "classify", _("Classify")
    DECLINE = "decline", _("Decline")
    DELIBERATE = "deliberate", _("Send to a meeting")
    OFFER = "offer", _("Offer for claiming")
    ASSIGN = "assign", _("Assign")
    CLAIM = "claim", _("Claim")
    START = "start", _("Start work")
    RETURN = "return", _("Return")
    WORK = "work", _("Record what was done")
    FINISH = "finish", _("Finish")
    VERIFY = "verify", _("Verify")
    CLOSE = "close", _("Strike off")
    PARK = "park", _("Park")
    RESUME = "resume", _("Take up again")
    REDO = "redo", _("Do again")
    KEEP = "keep", _("Let the result stand")
    NOTE = "note", _("Write an internal note")
    REPLY = "reply", _("Answer the resident")
    SAY_MORE = "say_more", _("Say more")
    RATE = "rate", _("Rate")
    ASK_REDO = "ask_redo", _("Ask for a redo")
    WITHDRAW = "withdraw", _("Withdraw")
    FOLLOW = "follow", _("Join what others said")
    MERGE = "merge", _("Merge into another case")
    UNMERGE = "unmerge", _("Take apart again")
    SETTLE = "settle", _("Settle with the case it is merged into")
    LIFT = "lift", _("Lift to a higher level")
    LOWER = "lower", _("Lower to a nearer level")
    PLAN = "plan", _("Write the plan")
    WAIT = "wait", _("Ask the resident and wait")
    GO_ON = "go_on", _("Go on without waiting")
    ASK_EXTENSION = "ask_extension", _("Ask for more time")
    EXTEND = "extend", _("Give more time")
    REFUSE_EXTENSION = "refuse_extension", _("Give no more time")
    URGE = "urge", _("Urge")
    SUPERVISE = "supervise", _("Supervise")
    CIRCULATE = "circulate", _("Name in a circular")
    LIST = "list", _("Put on the list")
    LOOK_AGAIN = "look_again", _("Look at it again")
    ROUTE = "route", _("Route by the rules")
    FOLLOW_UP = "follow_up", _("Follow up by telephone")
    UNDO = "undo", _("Undo")
    CALL_IN = "call_in", _("Call others in to assist")
    WHISTLE = "whistle", _("Whistle departments in")
    REPORT_IN = "report_in", _("Report in")
    ASSIST = "assist", _("Our part is done")
    CALL_OFF = "call_off", _("Withdraw a call")
    SPLIT = "split", _("Split off a part")
    JOIN = "join", _("Join another case as its part")
    PART = "part", _("Take out of the whole")
    MARK = "mark", _("Mark as a complaint about somebody here")
    UNMARK = "unmark", _("Take the mark of a complaint away")
    TAKE_AWAY = "take_away", _("Take it out of their hands")
    SET_URGENCY = "set_urgency", _("Change how urgent it is")


class Channel(TextChoices):
    """Where a case came in (J1)."""

    PORTAL = "portal", _("Portal")
    WINDOW = "window", _("Window")
    PHONE = "phone", _("Telephone")
    HOTLINE = "hotline", _("Hotline")
    LETTER_BOX = "letter_box", _("Letter box")
    CHAT = "chat", _("Chat group")
    VISIT = "visit", _("Visit")
    PATROL = "patrol", _("Patrol")
    MEETING = "meeting", _("Meeting")
    WORKROOM = "workroom", _("Deputies' or old members' desk")  # Z2, P8
    ENTERPRISE = "enterprise", _("Enterprise")
    TRANSFER = "transfer", _("Transfer from above")
    IMPORT = "import", _("Import")
    PART = "part", _("Part of another case")


class Urgency(TextChoices):
    """Whether a case can wait its turn. Set by staff, when it is registered or later with a reason, and by rules."""

    NORMAL = "normal", _("Not urgent")
    URGENT = "urgent", _("Urgent")


class Held(TextChoices):
    """Why a rule that fits a case did not send it to anybody."""

    NOBODY = "nobody", _("no such organisation is known around its place")
    SEVERAL = "several", _("there are several such organisations at its place")
    GONE = "gone", _("the organisation is no longer in use")
    RETURNED = "returned", _("they have returned it already")
    ABOUT = "about", _("it is about them")


class AnswerBy(TextChoices):
    """How whoever asked wants the answer."""

    PHONE = "phone", _("By telephone")
    CODE = "code", _("By the query code")
    IN_PERSON = "in_person", _("In person, here")
    PROXY = "proxy", _("Through whoever files it for them")


class Bond(TextChoices):
    """Who files a case for somebody who cannot (代办)."""

    FAMILY = "family", _("Family")
    NEIGHBOUR = "neighbour", _("Neighbour")
    STAFF = "staff", _("Somebody who serves here")
    OTHER = "other", _("Somebody else")


class Outcome(TextChoices):
    """How a case ended (P6). A field of finishing, not a state."""

    AT_ONCE = "at_once", _("Fixed at once")
    IN_TIME = "in_time", _("Fixed within its limit")
    NOT_NOW = "not_now", _("Cannot be fixed now")


class Supervision(TextChoices):
    """How far supervision of an overdue case has gone (E9, E10), in this order; struck off once it is solved."""

    URGED = "urged", _("Urged")
    SUPERVISED = "supervised", _("Under supervision")
    CIRCULATED = "circulated", _("Named in a circular")
    LISTED = "listed", _("On the list")
    STRUCK_OFF = "struck_off", _("Struck off the list")


class Milestone(TextChoices):
    """What a deadline class may want on the way to the finish, each with a time of its own."""

    ACCEPT = "accept", _("Accepted")
    CONTACT = "contact", _("First answer to the resident")
    PLAN = "plan", _("Plan")


class Grade(IntegerChoices):
    """What the resident says of the result."""

    VERY_SATISFIED = 5, _("Very satisfied")
    SATISFIED = 4, _("Satisfied")
    FAIR = 3, _("Fair")
    DISSATISFIED = 2, _("Dissatisfied")
    VERY_DISSATISFIED = 1, _("Very dissatisfied")


UNHAPPY = (Grade.DISSATISFIED, Grade.VERY_DISSATISFIED)
