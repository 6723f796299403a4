"""A case as whoever holds its code sees it: one query for the case, one for its story."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.events import INTERNAL
from linli.cases.models import Attachment, Case
from linli.cases.rules import why_not
from linli.cases.words import Action, Status
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.journal.queries import story

SHOWN = (
    "id code status text place area_id rung_id received_at due_at lead__name lead__name_en outcome done_at closed_at "
    "look_again_on grade redo_asked_at redo_count"
).split()


@dataclass(frozen=True, slots=True)
class Followed:
    """A case and its photos: (id, id of the event they came with, or None for those sent at the beginning)."""

    case: Case
    photos: list[tuple[int, int | None]]


def find(code: str) -> Followed | None:
    """The case with a code (12 digits), or None."""
    case = _cases().filter(code=code).first()
    return None if case is None else Followed(case, [(photo["id"], photo["event"]) for photo in case.sent])


def _cases() -> QuerySet[Case]:
    sent = Attachment.objects.filter(case=OuterRef("pk")).order_by("id")
    photos = ArraySubquery(sent.values(said=JSONObject(id="id", event="event_id")))
    return Case.objects.select_related("lead").only(*SHOWN).annotate(sent=photos).order_by()


def events(case: Case) -> list[Event]:
    """What happened that the resident may know of, oldest first."""
    return list(story("case", case.pk).exclude(kind__in=INTERNAL))


def may(case: Case, action: Action) -> bool:
    """Whether the resident can do this now."""
    if action is Action.RATE and case.grade is not None:
        return False
    return why_not(RESIDENT, case, action) is None


def where(case: Case) -> str:
    """The place in words."""
    node = tree.get().nodes.get(case.area_id)
    return tree.get().full_name(case.area_id) if node else ""


def headline(case: Case) -> str:
    """Where the case stands, in a sentence to the resident."""
    return str(
        {
            Status.RECEIVED: _("We have it and are looking who can help."),
            Status.ACCEPTED: _("We have taken it on and are finding who can solve it."),
            Status.DELIBERATING: _("It has been put before a meeting, which decides how to solve it."),
            Status.OFFERED: _("It is offered to those who can solve it."),
            Status.ASSIGNED: _("It has been given to those who can solve it."),
            Status.IN_PROGRESS: _("Somebody is working on it."),
            Status.DONE: _("It is done. Please tell us whether it is."),
            Status.VERIFIED: _("It is done, and has been checked. Please tell us whether it is."),
            Status.CLOSED: _("It is settled."),
            Status.PARKED: _("It cannot be solved at the moment. It is not forgotten."),
            Status.WITHDRAWN: _("You withdrew it."),
            Status.DECLINED: _("We could not take it on. The reason is below."),
        }[Status(case.status)]
    )
