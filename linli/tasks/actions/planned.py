"""What somebody calls volunteers to, as it was typed; checked before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.cases.skills import skills
from linli.cases.words import ENDED
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.services.models import MonthTheme, Order
from linli.stations.models import Station
from linli.tasks.practice import kinds
from linli.volunteers.models import Team
from linli.wishes.hints import keep_hidden
from linli.wishes.models import MicroWish

TITLE, ABOUT, PLACE = 120, 4000, 200
LONGEST, MOST = timedelta(days=1), 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One stretch of work as it is to be. What it came from (`case`, `order`, `theme`, `wish`) says where it is as far
    as nothing else does; `spot`: longitude and latitude. `shy`: residents at large read the area only."""

    kind: str
    title: str
    begins: datetime
    ends: datetime
    places: int = 1
    about: str = ""
    area: Area | None = None
    station: Station | None = None
    place: str = ""
    spot: tuple[float, float] | None = None
    shy: bool = False
    case: Case | None = None
    order: Order | None = None
    theme: MonthTheme | None = None
    wish: MicroWish | None = None
    skills: Sequence[str] = ()
    team: Team | None = None
    only_team: bool = False

    def fields(self) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        if self.kind not in dict(kinds()):
            raise Refusal(_("Choose one from the list."), field="kind")
        title = clean(self.title, TITLE, field="title")
        if not title:
            raise Refusal(_("Say in a few words what is to be done."), field="title")
        if not 1 <= self.places <= MOST:
            raise Refusal(_("Between %(least)d and %(most)d.") % {"least": 1, "most": MOST}, field="places")
        about, where = clean(self.about, ABOUT, field="about"), self._where()
        if self.wish is not None:
            keep_hidden(self.wish, area_id=where["area"].pk, title=title, about=about)
        return {
            "kind": self.kind,
            "title": title,
            "about": about,
            "places": self.places,
            "shy": self.shy or bool(self.wish and self.wish.hidden),
            **self._when(),
            **self._from(),
            **where,
            **self._who(),
        }

    def _when(self) -> dict[str, Any]:
        if self.ends <= self.begins:
            raise Refusal(_("It ends after it begins. Correct one of the two."), field="ends")
        if self.ends - self.begins > LONGEST:
            raise Refusal(_("That is longer than a day. Call for several shifts instead."), field="ends")
        return {"begins": self.begins, "ends": self.ends}

    @property
    def of_case(self) -> Case | None:
        """The case it came from, perhaps as an order."""
        return self.order.case if self.order else self.case

    def _from(self) -> dict[str, Any]:
        case = self.of_case
        if case is not None and case.status in ENDED:
            raise Refusal(_("This case is closed. Nobody has to be called for it any more."))
        if self.theme is not None and not self.theme.active:
            raise Refusal(_("This theme is no longer in use."))
        return {"case": case, "order": self.order, "theme": self.theme, "wish": self.wish}

    def _where(self) -> dict[str, Any]:
        place, case = clean(self.place, PLACE, field="place"), self.of_case
        if self.station is not None and not self.station.active:
            raise Refusal(_("This station is not in use. Choose another."), field="station")
        area = self.station.area if self.station else self.area or (case.area if case else None)
        if area is None:
            raise Refusal(_("Choose a place from the list."), field="area")
        lon, lat = self._spot() or (None, None)
        place = place or (case.place if case and not self.station else "")
        return {"station": self.station, "place": place, "area": area, "lon": lon, "lat": lat}

    def _spot(self) -> tuple[float, float] | None:
        """Where exactly, the first that is known; the middle of a large area is nowhere in particular."""
        if self.spot is not None:
            return self.spot
        if self.station is not None:
            return _pair(self.station.lon, self.station.lat)
        case = self.of_case
        return _pair(case.longitude, case.latitude) if case else None

    def _who(self) -> dict[str, Any]:
        unknown = set(self.skills) - set(dict(skills()))
        if unknown:
            raise Refusal(_("This skill is not on the list here. Choose another, or none."), field="skills")
        if self.team is not None and not self.team.active:
            raise Refusal(_("This team is no longer active. Choose another."), field="team")
        if self.only_team and self.team is None:
            raise Refusal(_("Choose the team that it is for."), field="team")
        return {"skills": list(self.skills), "team": self.team, "only_team": self.only_team}


def _pair(lon: float | None, lat: float | None) -> tuple[float, float] | None:
    return None if lon is None or lat is None else (lon, lat)
