"""A case comes in: registered word for word, placed, given its code and its first deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import complaints, deadlines
from linli.cases.actions import arriving, marking
from linli.cases.actions.arriving import NOTHING, Arrived
from linli.cases.actions.marking import About
from linli.cases.actions.routing import route
from linli.cases.callers import mark
from linli.cases.documents import keep_documents
from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Attachment, Case
from linli.cases.photos import keep_photos
from linli.cases.words import Channel, Milestone, Status, Urgency
from linli.catalogue.models import Category, DeadlineClass
from linli.core.codes import new_code
from linli.core.documents import Document
from linli.core.inserting import insert
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import RESIDENT, Who
from linli.journal.facts import written
from linli.journal.models import Voice
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require

LONGEST = 4000
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What is known of a need when it comes in. `key` makes the same form, sent twice, one case. `about_somebody`: it
    is a complaint about somebody who works here; only the level that handles these sees it until it is said about whom.
    `about`: whom, or which organisation, if that is known; it is marked so in the same transaction. `deadline_class`:
    where it is promised otherwise than its category has it.

    `area_id` may be the root when the place is not known. Latitude and longitude are WGS-84 degrees. `arrived`: what
    else is to be said of how it came in. `first_asked`: the colleague who heard it, if not whoever registers it.
    """

    text: str
    area_id: int
    channel: Channel = Channel.PORTAL
    key: UUID | None = None
    source: str | None = None
    category: Category | None = None
    deadline_class: DeadlineClass | None = None
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    contact_name: str = ""
    contact_phone: str = ""
    photos: Sequence[bytes] = ()
    urgency: Urgency = Urgency.NORMAL
    documents: Sequence[Document] = ()
    arrived: Arrived = NOTHING
    first_asked: Account | None = None
    about_somebody: bool = False
    about: About | None = None


def register(submission: Submission, *, by: Who = RESIDENT, now: datetime, entitled: bool = False) -> Case:
    """Register a case. Sent again with the same key, it returns the case registered first. `entitled`: the caller has
    asked already whether they may.

    Raises Refusal for no text, too long a text, an unknown area, or particulars that cannot be; NotAllowed for staff
    who may not register there. Whoever of the staff registers it, or the colleague they name, was asked first, and
    owns it until it is handed over (P2).
    """
    case = draft(submission, by=by, now=now)
    if by.voice == Voice.STAFF:
        if not entitled:
            require(by, Permission.CASE_REGISTER, area_id=case.area_id)
        if submission.first_asked:
            arriving.check_colleague(submission.first_asked, by, now=now)
    for _try in range(TRIES):
        try:
            return _insert(case, submission, by=by, now=now)
        except IntegrityError as error:
            if earlier := _earlier(submission, error):
                return earlier
            case.code = new_code()  # the one in 10¹¹ that was already given out
    raise Refusal(_("No free query code was found. Please try again."))


def draft(submission: Submission, *, by: Who, now: datetime, longest: int = LONGEST) -> Case:
    """The case as it will be written; Refusal as `register` says. `longest`: characters of text at most."""
    node = tree.get().nodes.get(submission.area_id)
    if node is None or not node.active:
        raise Refusal(_("This place is not known here. Choose one from the list, or “I don't know”."), field="area")
    text = clean(submission.text, longest)
    if not text:
        raise Refusal(_("Tell us in a few words what is the matter."), field="text")
    arrived = submission.arrived
    if arrived is not NOTHING:
        arriving.check(arrived, submission.channel, contact_phone=submission.contact_phone, now=now)
    chosen = submission.deadline_class or deadlines.class_for(submission.category)
    case = Case(
        code=new_code(),
        submission_key=submission.key,
        source=submission.source,
        channel=submission.channel,
        text=text,
        place=submission.place,
        latitude=submission.latitude,
        longitude=submission.longitude,
        category=submission.category,
        urgency=submission.urgency,
        deadline_class=chosen,
        contact_name=submission.contact_name,
        contact_phone=submission.contact_phone,
        phone_mark=mark(submission.contact_phone),
        registered_by_id=by.pk,
        first_asked_id=submission.first_asked.pk if submission.first_asked else by.pk,
        received_at=now,
        due_from=now,
        due_no_later=arrived.their_due_at,
        **deadlines.begun(now, chosen, node.id, arrived.their_due_at),
        **deadlines.on_the_way(now, chosen, node.id, Milestone.ACCEPT),
    )
    if case.channel != Channel.IMPORT:  # old registers wait until somebody here takes them on
        case.next_look_at = case.accept_by or case.due_at
    case.place_in(node.lineage)
    if submission.about_somebody or submission.about:
        for field, value in complaints.unnamed(now, node.id).items():
            setattr(case, field, value)
    return case


@transaction.atomic
def _insert(case: Case, submission: Submission, *, by: Who, now: datetime) -> Case:
    insert(case)
    journal.record(RECEIVED, case, by=by, at=now, data=facts(case), area_id=case.area_id, new=True)
    keep_photos(case, submission.photos, moment=Attachment.Moment.ASKED, now=now)
    keep_documents(case, submission.documents, moment=Attachment.Moment.ASKED, now=now)
    if submission.arrived is not NOTHING:
        arriving.keep(case, submission.arrived)
    if submission.about:
        case = marking.mark_at_once(case=case, about=submission.about, by=by, now=now)
    # Staff see at once where it went; what residents send in waits for the worker, so that sending stays quick.
    return route(case=case, now=now) if by.voice == Voice.STAFF else case


def facts(case: Case) -> dict[str, Any]:
    """What the journal keeps of a case's beginning."""
    return {
        "to": Status.RECEIVED,
        "channel": case.channel,
        "category": case.category_id,
        "due": written(case.due_at),
        **({"urgency": [Urgency.NORMAL, case.urgency]} if case.urgency != Urgency.NORMAL else {}),
        "class": case.deadline_class_id,
        **({"apart": True, "rung": [None, case.rung_id]} if case.about_line is not None else {}),
    }


def _earlier(submission: Submission, error: IntegrityError) -> Case | None:
    broken = str(error)
    if submission.key and "submission_key" in broken:
        return Case.objects.get(submission_key=submission.key)
    if submission.source and "source" in broken:
        return Case.objects.get(source=submission.source)
    if "case_code" not in broken:
        raise error
    return None
