"""What meetings decided, for the rooms whose matters come before them."""

from linli.deliberation.models import Decision


def decided_about(proposal: int) -> list[Decision]:
    """The decisions about a proposal (its primary key), the first first; those set aside, too. One query."""
    found = Decision.objects.filter(topic__proposal=proposal).select_related("topic__meeting")
    return list(found.order_by("at", "pk"))
