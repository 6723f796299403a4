"""The values of proposals: who makes them, where one stands, what its proposer says of the answer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class By(TextChoices):
    """Who may make a kind of proposal."""

    ACCOUNTS = "accounts", _("Who signs in: deputies, members, staff")
    RESIDENTS = "residents", _("Residents, by name and telephone")


class State(TextChoices):
    """Where a proposal stands."""

    SUBMITTED = "submitted", pgettext_lazy("proposal", "Submitted, collecting seconds")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted, to be answered")
    ANSWERED = "answered", pgettext_lazy("proposal", "Answered")
    JUDGED = "judged", pgettext_lazy("proposal", "Answered and judged")
    DELIVERED = "delivered", pgettext_lazy("proposal", "Carried out")
    COMBINED = "combined", pgettext_lazy("proposal", "Combined into another")
    DECLINED = "declined", pgettext_lazy("proposal", "Not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")
    CASE = "case", pgettext_lazy("proposal", "Taken up as a case")


class Action(TextChoices):
    """What may be done with a proposal."""

    SECOND = "second", _("Second it")
    WITHDRAW = "withdraw", _("Withdraw it")
    ACCEPT = "accept", _("Accept it")
    ASSIGN = "assign", _("Give it to another organisation")
    COMBINE = "combine", _("Combine it into another")
    DECLINE = "decline", _("Decline it")
    TO_CASE = "to_case", _("Take it up as a case")
    ANSWER = "answer", _("Answer it")
    JUDGE = "judge", _("Judge the answer")
    ASK_AGAIN = "ask_again", _("Ask for another answer")
    DELIVER = "deliver", _("Mark it as carried out")
    URGE = "urge", _("Urge it")


class Verdict(TextChoices):
    """What its proposer says of the answer."""

    SATISFIED = "satisfied", _("Satisfied")
    ACCEPTS = "accepts", _("Accepts it")
    DISSATISFIED = "dissatisfied", _("Not satisfied")


PUBLISHED = (State.ACCEPTED, State.ANSWERED, State.JUDGED, State.DELIVERED)
IN_HAND = (State.SUBMITTED, State.ACCEPTED)
