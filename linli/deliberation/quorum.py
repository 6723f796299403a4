"""Whether enough are there: who counts, how many there are, how many have come, how many must have."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from linli.deliberation import shares
from linli.deliberation.models import Attendance, Forum, Meeting
from linli.deliberation.words import Attends, Counts


@dataclass(frozen=True, slots=True)
class Quorum:
    """`entitled`: how many there are whose number counts, 0 where whoever comes does."""

    entitled: int
    present: int
    needed: int

    @property
    def enough(self) -> bool:
        return self.present >= self.needed

    @property
    def missing(self) -> int:
        return max(self.needed - self.present, 0)


def of(meeting: Meeting) -> Quorum:
    """As it stands now. One query."""
    members = Q(kind__in=(Attends.PERSON, Attends.ORGANISATION))
    there, residents = Q(came_at__isnull=False), Q(kind=Attends.RESIDENT)
    found = Attendance.objects.filter(meeting=meeting.pk).aggregate(
        members=Count("pk", filter=members),
        came=Count("pk", filter=members & there),
        residents=Count("pk", filter=residents & there),
    )
    forum: Forum = meeting.forum
    if forum.counts == Counts.MEMBERS:
        entitled, present = found["members"], found["came"]
    elif forum.counts == Counts.HOUSEHOLDS:
        entitled, present = max(meeting.households or 0, found["residents"]), found["residents"]
    else:
        entitled, present = 0, found["came"] + found["residents"] + meeting.guests
    return Quorum(entitled, present, needed(forum, entitled, again=meeting.again_id is not None))


def needed(forum: Forum, entitled: int, *, again: bool) -> int:
    """How many must be there; at least one, for nobody decides nothing."""
    share = shares.read(forum.second if again and forum.second else forum.quorum)
    least = forum.second_least if again and (forum.second or forum.second_least) else forum.quorum_least
    return max(share.least(entitled) if share else 0, least, 1)


def said(forum: Forum) -> str:
    """The rule in words."""
    share = shares.read(forum.quorum)
    parts = [str(share)] if share else []
    if forum.quorum_least:
        parts.append(_("at least %(least)d people") % {"least": forum.quorum_least})
    return _(", ").join(parts) or _("no quorum is asked for")


def why_not_enough(quorum: Quorum) -> str | None:
    """The sentence that says how many are missing; None when enough are there."""
    if quorum.enough:
        return None
    return _(
        "Too few are here to decide: %(present)d have come, %(needed)d are needed. Note who else is here, or adjourn "
        "the meeting and call it again."
    ) % {"present": quorum.present, "needed": quorum.needed}
