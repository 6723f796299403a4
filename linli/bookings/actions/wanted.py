"""What somebody wants to book, and who it is, as typed; checked before anything is written."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.bookings.free import Spell, open_on
from linli.bookings.models import Room
from linli.bookings.practice import reach
from linli.core.calendar import SHANGHAI
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal.models import Voice
from linli.people.models import Organisation

TITLE, GROUP, NAME = 120, 80, 60
SHORTEST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whoever comes without an account. `group`: the social organisation they come for, if any."""

    name: str = ""
    phone: str = ""
    group: str = ""

    def fields(self, *, whole: bool) -> dict[str, Any]:
        """Name and number; `whole`: neither may be missing. Refusal beside its field."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        if whole and not name:
            raise Refusal(_("Say what you are called, so that they know whose it is."), field="name")
        if whole and not phone:
            raise Refusal(_("Give a telephone number, so that you hear when something changes."), field="phone")
        return {"name": name, "phone": phone}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A room from when to when, for what, for whom. The same `key` twice is one booking."""

    begins: datetime
    ends: datetime
    title: str
    organisation: Organisation | None = None
    who: Who = field(default_factory=Who)
    key: UUID = field(default_factory=uuid4)

    def fields(self, by: Any) -> dict[str, Any]:
        """What the row says of it and of whom. Refusal for nothing said."""
        title = clean(self.title, TITLE, field="title")
        if not title:
            raise Refusal(_("Say in a few words what it is for."), field="title")
        group = clean(self.who.group, GROUP, field="group")
        return {"title": title, "group": group, **self.who.fields(whole=by.voice == Voice.RESIDENT)}

    def check(self, room: Room, by: Any, now: datetime) -> None:
        """Refusal for a time that cannot be: past, too far ahead, too long, across midnight, or closed."""
        if self.ends <= self.begins or self.ends - self.begins < SHORTEST:
            raise Refusal(_("It ends after it begins, by ten minutes at least."), field="ends")
        if self.begins <= now:
            raise Refusal(_("This time is past. Choose one that is to come."), field="begins")
        first, last = (timezone.localtime(each, SHANGHAI) for each in (self.begins, self.ends))
        if (last - timedelta(microseconds=1)).date() != first.date():
            raise Refusal(_across(room, first), field="ends")
        _within_reach(self, by, now)
        spells = open_on(room, first.date())
        if not any(opens <= self.begins and self.ends <= closes for opens, closes in spells):
            raise Refusal(_closed(spells, first), field="begins")


def _within_reach(wanted: Wanted, by: Any, now: datetime) -> None:
    """As far ahead, and as long at a time, as the practice says."""
    most = reach(by)
    if wanted.begins - now > most.ahead:
        said = _("Rooms are booked at most %(days)d days ahead. Choose an earlier day.")
        raise Refusal(said % {"days": most.days}, field="begins")
    if wanted.ends - wanted.begins > most.longest:
        said = _("At most %(hours)d hours at a time. Ask at the station for more.")
        raise Refusal(said % {"hours": most.hours}, field="ends")


def _across(room: Room, first: datetime) -> str:
    """A booking across midnight: until when it can be that day."""
    closes = [closes for opens, closes in open_on(room, first.date()) if opens <= first < closes]
    if not closes:
        return _("A booking ends on the day on which it begins: this one goes past midnight. Book each day by itself.")
    return _(
        "A booking ends on the day on which it begins: this one goes past midnight. Book until %(until)s, and the rest "
        "for the next day."
    ) % {"until": clock(closes[0])}


def _closed(spells: list[Spell], day: datetime) -> str:
    if not spells:
        return _("The station is closed on %(day)s. Choose another day.") % {"day": f"{day:%Y-%m-%d}"}
    hours = ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in spells)
    return _("The station is open %(hours)s that day. Choose a time within.") % {"hours": hours}


def at(day: date, clock: time) -> datetime:
    """A time of day on a day, here."""
    return datetime.combine(day, clock, SHANGHAI)


def clock(moment: datetime) -> str:
    """A time of day, midnight at its end as 24:00."""
    said = f"{timezone.localtime(moment, SHANGHAI):%H:%M}"
    return said if said != "00:00" else "24:00"
