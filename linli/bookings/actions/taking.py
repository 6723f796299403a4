"""Taking a number: each of a day and a line once, however many take one at the same moment."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.bookings import rules
from linli.bookings.models import Appointment, Line, LineDay, Ticket
from linli.bookings.words import Held, Taken
from linli.core.calendar import SHANGHAI
from linli.core.codes import new_code
from linli.core.prepared import first_row
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.stations.hours import open_at

# One statement gives the number: the row's lock lasts until the transaction ends.
NEXT = f"""
INSERT INTO {LineDay._meta.db_table} (line_id, day, last) VALUES (%s, %s, 1)
ON CONFLICT (line_id, day) DO UPDATE SET last = {LineDay._meta.db_table}.last + 1 RETURNING last
"""


@transaction.atomic
def take(*, line: Line, how: Taken, by: Any, now: datetime, first: bool = False, key: UUID | None = None) -> Ticket:
    """Take the next number of a line; `first`: before the others, given by a clerk to whoever cannot stand in line. The
    same key twice is one number. Refusal when the station is closed, but for a clerk, who sees who is still there."""
    wanted = key or uuid4()
    if earlier := Ticket.objects.filter(key=wanted).first():
        return earlier
    line = Line.objects.select_related("station").get(pk=line.pk)
    if sentence := rules.why_not_take(line):
        raise Refusal(sentence)
    if how != Taken.WINDOW and not open_at(line.station, now):
        raise Refusal(_("The station is closed now, so no numbers are given out."))
    return _give(line, how=how, by=by, now=now, key=wanted, first=first)


@transaction.atomic
def arrive(*, appointment: Appointment, by: Any, now: datetime) -> Ticket:
    """Whoever has an appointment is there: they get a number that is called when their time has come."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if earlier := Ticket.objects.filter(appointment=appointment).first():
        return earlier
    if appointment.state != Held.BOOKED:
        raise WrongState(_("This appointment was given up already."))
    if timezone.localdate(appointment.begins, SHANGHAI) != timezone.localdate(now, SHANGHAI):
        day = f"{timezone.localtime(appointment.begins, SHANGHAI):%Y-%m-%d %H:%M}"
        raise Refusal(_("This appointment is for %(day)s.") % {"day": day})
    line = Line.objects.select_related("station").get(pk=appointment.line_id)
    appointment.came_at = now
    appointment.save(update_fields=["came_at"])
    return _give(line, how=Taken.APPOINTMENT, by=by, now=now, key=uuid4(), appointment=appointment)


def _give(
    line: Line,
    *,
    how: Taken,
    by: Any,
    now: datetime,
    key: UUID,
    first: bool = False,
    appointment: Appointment | None = None,
) -> Ticket:
    day = timezone.localdate(now, SHANGHAI)
    row = first_row(NEXT, [line.pk, day])
    number = int(row[0]) if row else 1
    made: Ticket = Ticket.objects.create(
        key=key,
        given_by=line,
        line=line,
        day=day,
        number=number,
        label=f"{line.letter}{number:03d}",
        code=new_code(),
        how=how,
        appointment=appointment,
        first=first,
        at=now,
        rank_at=appointment.begins if appointment else now,
    )
    facts = {"line": line.pk, "label": made.label, "how": how}
    journal.record("ticket.taken", made, by=by, at=now, data=facts, area_id=line.station.area_id, new=True)
    return made
