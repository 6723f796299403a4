"""What meetings decided, for the rooms whose matters come before them, and for everybody who reads it."""

from django.db.models import Prefetch

from linli.deliberation.models import Decision, Outcome, Topic
from linli.deliberation.words import Standing


def decided_about(proposal: int) -> list[Decision]:
    """The decisions about a proposal (its primary key), the first first, each with what follows; those set aside, too.
    Two queries."""
    found = Decision.objects.filter(topic__proposal=proposal).select_related("topic__meeting")
    follows = Outcome.objects.select_related("organisation", "spending").order_by("pk")
    return list(found.prefetch_related(Prefetch("outcomes", follows)).order_by("at", "pk"))


def put_off_about(proposal: int) -> Topic | None:
    """Where a meeting put a proposal (its primary key) off and no later one has taken it up."""
    found = Topic.objects.filter(proposal=proposal, state=Standing.POSTPONED, again_on__isnull=False)
    return found.filter(carried_to__isnull=True).select_related("meeting").order_by("-pk").first()


def outcomes(decision: Decision) -> list[Outcome]:
    """What follows from a decision, money with what became of it."""
    return list(decision.outcomes.select_related("organisation", "spending").order_by("pk"))
