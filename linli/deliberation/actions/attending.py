"""Who is there: members from the list or by the square code at the door, residents by name, guests counted."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.core.crypto import blind_index
from linli.core.phones import read_phone
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import rules
from linli.deliberation.models import Attendance, Meeting
from linli.deliberation.words import Action, Attends, Came, Counts, State
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.models import Account, Organisation, Person
from linli.people.powers import powers

NAME, HOME, MOST = 60, 120, 100_000
LABEL = "meetings attendance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A resident who comes, as typed. `home`: for which home, where households count."""

    name: str
    phone: str = ""
    home: str = ""
    key: UUID = field(default_factory=uuid4)

    def fields(self, counts: str) -> dict[str, Any]:
        """What the row says, with the mark by which nobody is counted twice. Refusal beside its field."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        home = clean(self.home, HOME, field="home")
        if not name:
            raise Refusal(_("Say what you are called, so that you are on the list."), field="name")
        if counts == Counts.HOUSEHOLDS and not home:
            raise Refusal(_("Say for which home you come: each home counts once."), field="home")
        same = home if counts == Counts.HOUSEHOLDS else f"{name}\0{phone}"
        mark = blind_index("".join(same.split()), LABEL)
        return {"name": name, "phone": phone, "home": home, "mark": mark}


@transaction.atomic
def check_in(*, attendance: Attendance, name: str = "", by: Account, now: datetime) -> Attendance:
    """Somebody on the list is there: noted by whoever runs the meeting, or by themselves. `name`: whom an organisation
    sent. Said twice, it is one."""
    meeting, row = _held(attendance)
    own = _own(row, by)
    if not own:
        rules.check(by, meeting, Action.ATTEND)
    if sentence := rules.why_not_attend(meeting, by, now):
        raise Refusal(sentence)
    if row.came_at:
        return row
    row.name = clean(name, NAME, field="name") or row.name
    row.excused = False
    return _came(row, meeting, Came.CODE if own else Came.LIST, by, now)


@transaction.atomic
def here(*, meeting: Meeting, by: Account, now: datetime) -> Attendance:
    """By the square code at the door: “I am here”, for whoever is on the list. Refusal for whoever is not."""
    mine = Q(person=by.person_id) | Q(organisation__in=powers(by).organisation_ids)
    own = Attendance.objects.filter(mine, meeting=meeting.pk).order_by("-person", "pk").first()
    if own is None:
        raise Refusal(_("You are not on the list of this meeting. Whoever runs it can add you."))
    sent = "" if own.kind == Attends.PERSON else str(by.person)
    return check_in(attendance=own, name=sent, by=by, now=now)


@transaction.atomic
def take_back(*, attendance: Attendance, by: Account, now: datetime) -> Attendance:
    """Not there after all. What was decided stays: it was counted by who was there then."""
    meeting, row = _held(attendance)
    rules.check(by, meeting, Action.ATTEND)
    if row.came_at is None:
        return row
    row.came_at, row.came_how = None, ""
    row.save(update_fields=["came_at", "came_how"])
    facts = {"meeting": meeting.pk}
    journal.record("attendance.not_come", row, by=by, at=now, data=facts, area_id=meeting.area_id)
    return row


@transaction.atomic
def excuse(*, attendance: Attendance, by: Account, now: datetime) -> Attendance:
    """Somebody on the list says that they cannot come."""
    meeting, row = _held(attendance)
    if not _own(row, by):
        rules.check(by, meeting, Action.ATTEND)
    if meeting.state not in (State.CALLED, State.OPEN):
        raise WrongState(_("This meeting is over or does not take place."))
    if row.excused or row.came_at:
        return row
    row.excused = True
    row.save(update_fields=["excused"])
    facts = {"meeting": meeting.pk}
    journal.record("attendance.excused", row, by=by, at=now, data=facts, area_id=meeting.area_id)
    return row


@transaction.atomic
def invite(
    *,
    meeting: Meeting,
    person: Person | None = None,
    organisation: Organisation | None = None,
    by: Account,
    now: datetime,
) -> Attendance:
    """Add somebody to the list: a person, or an organisation that sends somebody. Asked twice, it is one."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.ATTEND)
    if (person is None) == (organisation is None):
        raise Refusal(_("Name a person or an organisation, one of the two."), field="person")
    kind = Attends.PERSON if person else Attends.ORGANISATION
    same = Attendance.objects.filter(meeting=meeting, kind=kind, person=person, organisation=organisation).first()
    if same:
        return same
    made = Attendance.objects.create(
        key=uuid4(), meeting=meeting, kind=kind, person=person, organisation=organisation, by=by
    )
    facts = {"meeting": meeting.pk, "kind": kind}
    journal.record("attendance.invited", made, by=by, at=now, data=facts, area_id=meeting.area_id, new=True)
    return made


@transaction.atomic
def walk_in(guest: Guest, *, meeting: Meeting, by: Who, now: datetime) -> Attendance:
    """A resident came: by the square code they say so themselves, or whoever runs the meeting writes them down. The
    same key, home or name twice is one."""
    meeting = locked(Meeting, meeting.pk)
    by_keeper = by.voice == Voice.STAFF
    if by_keeper:
        rules.check(by, meeting, Action.ATTEND)
    if not by_keeper and meeting.forum.counts == Counts.MEMBERS:
        raise NotAllowed(_("At this meeting only its members are on the list. You may listen as a guest."))
    if sentence := rules.why_not_attend(meeting, by, now):
        raise Refusal(sentence)
    fields = guest.fields(meeting.forum.counts)
    same = Q(key=guest.key) | Q(meeting=meeting.pk, mark=fields["mark"])
    if found := Attendance.objects.filter(same).first():
        return found
    made = Attendance(key=guest.key, meeting=meeting, kind=Attends.RESIDENT, **fields)
    return _came(made, meeting, Came.LIST if by_keeper else Came.CODE, by, now)


@transaction.atomic
def count_guests(*, meeting: Meeting, number: int, by: Account, now: datetime) -> Meeting:
    """How many are there who are on no list."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.ATTEND)
    if not 0 <= number <= MOST:
        raise Refusal(_("Between 0 and %(most)d.") % {"most": MOST}, field="number")
    if meeting.guests == number:
        return meeting
    meeting.guests = number
    meeting.save(update_fields=["guests"])
    journal.record("meeting.guests", meeting, by=by, at=now, data={"guests": number}, area_id=meeting.area_id)
    return meeting


def _held(attendance: Attendance) -> tuple[Meeting, Attendance]:
    """The meeting first, then the row: everything about a meeting goes one after another."""
    meeting = locked(Meeting, attendance.meeting_id)
    return meeting, locked(Attendance, attendance.pk)


def _own(row: Attendance, by: Account) -> bool:
    if row.person_id:
        return row.person_id == by.person_id
    return row.organisation_id in powers(by).organisation_ids


def _came(row: Attendance, meeting: Meeting, how: Came, by: Who, now: datetime) -> Attendance:
    new = row.pk is None
    row.came_at, row.came_how, row.by = now, how, by if isinstance(by, Account) else None
    row.save()
    facts = {"meeting": meeting.pk, "how": how, "kind": row.kind}
    journal.record("attendance.came", row, by=by, at=now, data=facts, area_id=meeting.area_id, new=new)
    return row
