"""What minutes tell: everything a meeting's rows say, as plain values; kept as JSON, shown, and put into a document."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.deliberation import quorum
from linli.deliberation.models import Attendance, Decision, Meeting, Topic
from linli.deliberation.words import Attends, Method, Standing


def told(meeting: Meeting, words: str) -> dict[str, Any]:
    """The meeting as it is now, in the language that is spoken now; the names by which templates have it are these.
    Residents who came are counted and not named."""
    at, listed = quorum.of(meeting), list(_listed(meeting))
    return {
        "title": meeting.title,
        "forum": str(meeting.forum),
        "area": tree.get().full_name(meeting.area_id),
        "date": f"{timezone.localtime(meeting.begins):%Y-%m-%d}",
        "begins": _clock(meeting.begun_at or meeting.begins),
        "ends": _clock(meeting.ended_at or meeting.ends),
        "place": meeting.where,
        "chair": str(meeting.chair),
        "secretary": str(meeting.secretary),
        "present": [each.who for each in listed if each.came_at and each.kind != Attends.RESIDENT],
        "absent": [each.who for each in listed if not each.came_at and each.kind != Attends.RESIDENT],
        "excused": [each.who for each in listed if each.excused and not each.came_at],
        "residents": sum(1 for each in listed if each.kind == Attends.RESIDENT and each.came_at),
        "guests": meeting.guests,
        "counted": _("%(present)d present, %(needed)d needed") % {"present": at.present, "needed": at.needed},
        "topics": [_topic(each, number) for number, each in enumerate(_topics(meeting), start=1)],
        "words": words,
    }


def _topics(meeting: Meeting) -> list[Topic]:
    found = meeting.topics.exclude(state=Standing.TAKEN_OFF).select_related("decision", "brought_by")
    outcomes = ("decision__outcomes__organisation", "decision__outcomes__spending")
    return list(found.prefetch_related(*outcomes).order_by("order", "pk"))


def _listed(meeting: Meeting) -> Any:
    found = Attendance.objects.filter(meeting=meeting.pk).select_related("person", "organisation")
    return found.order_by("kind", "pk")


def _topic(topic: Topic, number: int) -> dict[str, Any]:
    decision: Decision | None = getattr(topic, "decision", None)
    return {
        "number": number,
        "title": topic.title,
        "about": topic.about,
        "case": topic.case_id or "",
        "brought_by": str(topic.brought_by or ""),
        "notes": topic.notes,
        "state": _standing(topic),
        "why_later": topic.why_later,
        "decided": decision is not None,
        "result": str(decision.get_result_display()) if decision else "",
        "how": how(decision) if decision else "",
        "words": decision.words if decision else "",
        "reasons": decision.reasons if decision else "",
        "outcomes": [_outcome(each) for each in decision.outcomes.all()] if decision else [],
    }


def _standing(topic: Topic) -> str:
    if topic.again_on:
        return _("Put off until %(day)s") % {"day": topic.again_on}
    return str(topic.get_state_display())


def how(decision: Decision) -> str:
    """How it was decided, with the counts where there are any."""
    if decision.method == Method.CONSENT:
        return str(decision.get_method_display())
    counts = _("%(for)d in favour, %(against)d against, %(abstained)d abstained") % {
        "for": decision.in_favour or 0,
        "against": decision.against or 0,
        "abstained": decision.abstained or 0,
    }
    return _("%(method)s: %(counts)s") % {"method": decision.get_method_display(), "counts": counts}


def _outcome(outcome: Any) -> str:
    parts = [str(outcome.get_kind_display()), str(outcome.organisation or ""), outcome.words]
    if outcome.amount is not None:
        parts.append(_("%(amount)s yuan") % {"amount": outcome.yuan})
        parts.append(outcome.spending.fund)
    if outcome.due_on:
        parts.append(_("until %(day)s") % {"day": outcome.due_on})
    return " · ".join(each for each in parts if each)


def _clock(moment: Any) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
