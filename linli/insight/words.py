"""The words of the three rates: what is judged, how it came out, and who stands outside. Values are words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rate(TextChoices):
    """What is judged of each round of a case. The practice's response rate is one of the first two."""

    ACCEPTED = "accepted", _("Accepted in time")
    ANSWERED = "answered", _("Answered in time")
    RESOLVED = "resolved", _("Solved")
    SATISFIED = "satisfied", _("Satisfied")


class Result(TextChoices):
    """How it came out; for satisfaction also the five grades, as “5” to “1”."""

    IN_TIME = "in_time", _("in its time")
    LATE = "late", _("late")
    NO_LIMIT = "no_limit", _("no time is set for it")
    AT_ONCE = "at_once", _("fixed at once")
    WITHIN = "within", _("fixed within its limit")
    OVERDUE = "overdue", _("fixed after its deadline")
    NOT_NOW = "not_now", _("cannot be fixed now")
    REDONE = "redone", _("had to be done again")
    UNSOLVED = "unsolved", _("not solved, says the resident")
    DECLINED = "declined", _("not taken on")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNREACHED = "unreached", _("not reached by telephone")
    LAPSED = "lapsed", _("not called in time")
    REFUSED = "refused", _("did not want to say")


class Standing(TextChoices):
    """Who may be left out whatever the result: those settled with another case, and old registers."""

    OWN = "", _("by itself")
    FOLLOWER = "follower", _("settled with another case")
    IMPORTED = "imported", _("from an old register")


PROMISED = (Result.IN_TIME, Result.LATE, Result.NO_LIMIT)
SOLVED = (Result.AT_ONCE, Result.WITHIN, Result.OVERDUE, Result.NOT_NOW)
UNSOLVED = (Result.REDONE, Result.UNSOLVED, Result.DECLINED, Result.WITHDRAWN)
GRADES = ("5", "4", "3", "2", "1")
UNSAID = (Result.UNREACHED, Result.LAPSED, Result.REFUSED)
RESULTS: dict[str, tuple[str, ...]] = {
    Rate.ACCEPTED: PROMISED,
    Rate.ANSWERED: PROMISED,
    Rate.RESOLVED: (*SOLVED, *UNSOLVED),
    Rate.SATISFIED: (*GRADES, *UNSAID),
}
