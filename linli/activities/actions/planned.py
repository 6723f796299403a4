"""What somebody plans, and who signs up, as they were typed; checked before anything is written."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from linli.activities.practice import kinds, projects
from linli.activities.words import Audience
from linli.areas.models import Area
from linli.core.crypto import blind_index
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.people.models import Organisation, Person
from linli.stations.models import Station

TITLE, ABOUT, WELCOME, PLACE, NAME = 120, 4000, 120, 200, 60
LONGEST = timedelta(days=31)
LABEL = "activities sign-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An activity as it is to be: at a station, or in an area at a place that has a name."""

    kind: str
    title: str
    begins: datetime
    ends: datetime
    organisation: Organisation
    responsible: Person
    area: Area | None = None
    station: Station | None = None
    place: str = ""
    about: str = ""
    welcome: str = ""
    project: str = ""
    sign_up_until: datetime | None = None
    limit: int | None = None
    audience: str = Audience.ANYBODY

    def fields(self) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        if self.kind not in {each.key for each in kinds()}:
            raise Refusal(_("Choose one from the list."), field="kind")
        if self.project and self.project not in dict(projects()):
            raise Refusal(_("Choose one from the list."), field="project")
        return {
            **self._when(),
            **self._where(),
            "kind": self.kind,
            "project": self.project,
            "title": _said(self.title, TITLE, "title", _("Say what it is called.")),
            "about": clean(self.about, ABOUT, field="about"),
            "welcome": clean(self.welcome, WELCOME, field="welcome"),
            "limit": self._limit(),
            "audience": Audience(self.audience),
            "organisation": self.organisation,
            "responsible": self.responsible,
        }

    def _when(self) -> dict[str, Any]:
        if self.ends <= self.begins:
            raise Refusal(_("It ends after it begins. Correct one of the two."), field="ends")
        if self.ends - self.begins > LONGEST:
            raise Refusal(_("That is longer than a month. Announce a series instead."), field="ends")
        if self.sign_up_until and self.sign_up_until > self.begins:
            raise Refusal(_("Sign-up closes when it begins, or earlier."), field="sign_up_until")
        return {"begins": self.begins, "ends": self.ends, "sign_up_until": self.sign_up_until}

    def _where(self) -> dict[str, Any]:
        place = clean(self.place, PLACE, field="place")
        if self.station is None and not place:
            raise Refusal(_("Choose a station, or write where it is."), field="place")
        if self.station is not None and not self.station.active:
            raise Refusal(_("This station is not in use. Choose another."), field="station")
        area = self.station.area if self.station else self.area
        if area is None:
            raise Refusal(_("Choose a place from the list."), field="area")
        return {"station": self.station, "place": place, "area": area}

    def _limit(self) -> int | None:
        if self.limit is not None and self.limit < 1:
            raise Refusal(_("At least one person may come; leave it empty for as many as like."), field="limit")
        return self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A resident who signs up or comes, as typed. The same `key` twice is one sign-up."""

    name: str
    phone: str = ""
    key: UUID = field(default_factory=uuid4)

    def fields(self, *, whole: bool) -> dict[str, Any]:
        """Name, number and the mark of both; `whole`: neither may be missing. Refusal as for Planned."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        if whole and not name:
            raise Refusal(_("Say what you are called, so that they find you on the list."), field="name")
        if whole and not phone:
            raise Refusal(_("Give a telephone number, so that you hear when something changes."), field="phone")
        mark = blind_index(f"{''.join(name.split())}\0{phone}", LABEL) if name else None
        return {"name": name, "phone": phone, "mark": mark}


def _said(text: str, most: int, name: str, sentence: str) -> str:
    found = clean(text, most, field=name)
    if not found:
        raise Refusal(sentence, field=name)
    return found
