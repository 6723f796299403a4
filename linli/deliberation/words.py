"""The values of deliberation: where a meeting stands, who counts, how something was decided, what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a meeting stands."""

    CALLED = "called", pgettext_lazy("meeting", "Called")
    OPEN = "open", pgettext_lazy("meeting", "In session")
    ENDED = "ended", pgettext_lazy("meeting", "Held")
    ADJOURNED = "adjourned", pgettext_lazy("meeting", "Adjourned: too few came")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class Action(TextChoices):
    """What is done with a meeting."""

    CHANGE = "change", pgettext_lazy("meeting", "Change")
    SET_AGENDA = "set_agenda", pgettext_lazy("meeting", "Set the agenda")
    BEGIN = "begin", pgettext_lazy("meeting", "Begin")
    ATTEND = "attend", pgettext_lazy("meeting", "Note who is there")
    DISCUSS = "discuss", pgettext_lazy("meeting", "Note the discussion")
    DECIDE = "decide", pgettext_lazy("meeting", "Decide")
    PUT_OFF = "put_off", pgettext_lazy("meeting", "Put a topic off")
    END = "end", pgettext_lazy("meeting", "End")
    ADJOURN = "adjourn", pgettext_lazy("meeting", "Adjourn")
    CALL_AGAIN = "call_again", pgettext_lazy("meeting", "Call again")
    CANCEL = "cancel", pgettext_lazy("meeting", "Cancel")
    FOLLOW_UP = "follow_up", pgettext_lazy("meeting", "Write down what follows")
    WRITE = "write", pgettext_lazy("meeting", "Write the minutes")
    PUBLISH = "publish", pgettext_lazy("meeting", "Publish the minutes")


class Counts(TextChoices):
    """Whose number makes a quorum, and who decides."""

    MEMBERS = "members", _("The members on the list")
    HOUSEHOLDS = "households", _("One person for each household")
    EVERYBODY = "everybody", _("Whoever comes")


class Rhythm(TextChoices):
    """How often a forum meets."""

    AS_NEEDED = "as_needed", _("As needed")
    WEEKLY = "weekly", _("Weekly")
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    YEARLY = "yearly", _("Yearly")


class Attends(TextChoices):
    """As what somebody is at a meeting."""

    PERSON = "person", pgettext_lazy("meeting", "Member")
    ORGANISATION = "organisation", _("For an organisation")
    RESIDENT = "resident", _("Resident")


class Came(TextChoices):
    """How it is known that somebody came."""

    CODE = "code", _("By the square code at the door")
    LIST = "list", _("From the list")


class Kind(TextChoices):
    """What a topic is about."""

    CASE = "case", _("A case")
    PROPOSAL = "proposal", _("A proposal")
    OWN = "own", _("In our own words")


class Standing(TextChoices):
    """Where a topic stands."""

    OPEN = "open", pgettext_lazy("topic", "To be discussed")
    DECIDED = "decided", pgettext_lazy("topic", "Decided")
    POSTPONED = "postponed", pgettext_lazy("topic", "Postponed to the next meeting")
    TAKEN_OFF = "taken_off", pgettext_lazy("topic", "Taken off the agenda")


class Method(TextChoices):
    """How it was decided."""

    CONSENT = "consent", _("Nobody objected")
    HAND = "hand", _("By show of hands")
    CARDS = "cards", _("By cards")
    VOTE = "vote", _("By a vote that was held")


class Result(TextChoices):
    """What was decided."""

    ADOPTED = "adopted", _("Adopted")
    REJECTED = "rejected", _("Not adopted")


class Follows(TextChoices):
    """What comes of a decision."""

    ASSIGNED = "assigned", _("The case is given to somebody")
    OFFERED = "offered", _("The case is offered for claiming")
    LIFTED = "lifted", _("The case goes to a higher level")
    TASK = "task", _("Volunteers are called")
    COMMITMENT = "commitment", _("A commitment")
    SPENDING = "spending", _("A request for money")
    ANSWER = "answer", _("An answer")


class Money(TextChoices):
    """Where a request for money stands."""

    REQUESTED = "requested", pgettext_lazy("money", "Requested")
    APPROVED = "approved", pgettext_lazy("money", "Approved")
    REFUSED = "refused", pgettext_lazy("money", "Refused")
    SPENT = "spent", pgettext_lazy("money", "Spent")


class MoneyAction(TextChoices):
    """What is done with a request for money."""

    APPROVE = "approve", pgettext_lazy("money", "Approve")
    REFUSE = "refuse", pgettext_lazy("money", "Refuse")
    SPEND = "spend", pgettext_lazy("money", "Write down what was spent")


IN_ROOM = (Method.HAND, Method.CARDS)  # counted here; a vote brings its own counts
OF_CASES = (Follows.ASSIGNED, Follows.OFFERED, Follows.LIFTED)
WAITING = (State.CALLED, State.OPEN)
