"""A meeting as somebody plans it; checked before anything is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.deliberation.models import Forum
from linli.deliberation.words import Counts
from linli.people.models import Person
from linli.stations.models import Station

TITLE, ABOUT, PLACE = 120, 4000, 200
LONGEST = timedelta(hours=14)
MOST_HOUSEHOLDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Of which forum, for which area, when and where. Without a title it is called as the forum is."""

    forum: Forum
    area: Area
    begins: datetime
    ends: datetime
    chair: Person
    secretary: Person
    title: str = ""
    about: str = ""
    station: Station | None = None
    place: str = ""
    households: int | None = None

    def fields(self, now: datetime) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        return {
            **self._when(now),
            **self._where(),
            "title": clean(self.title, TITLE, field="title") or str(self.forum.name),
            "about": clean(self.about, ABOUT, field="about"),
            "chair": self.chair,
            "secretary": self.secretary,
            "households": self._households(),
        }

    def _when(self, now: datetime) -> dict[str, Any]:
        if self.ends <= self.begins:
            raise Refusal(_("It ends after it begins. Correct one of the two."), field="ends")
        if self.ends - self.begins > LONGEST:
            raise Refusal(_("That is longer than a day’s work. Call another meeting for the next day."), field="ends")
        if self.begins <= now:
            raise Refusal(_("This time is past. Call a meeting that is to come."), field="begins")
        ahead = (timezone.localdate(self.begins) - timezone.localdate(now)).days
        if ahead < self.forum.call_days:
            raise Refusal(
                _("“%(forum)s” is called at least %(days)d days before. Choose a later day.")
                % {"forum": self.forum, "days": self.forum.call_days},
                field="begins",
            )
        return {"begins": self.begins, "ends": self.ends}

    def _where(self) -> dict[str, Any]:
        place = clean(self.place, PLACE, field="place")
        if self.station is None and not place:
            raise Refusal(_("Choose a station, or write where it is."), field="place")
        return {"station": self.station, "place": place}

    def _households(self) -> int | None:
        if self.forum.counts != Counts.HOUSEHOLDS:
            return None
        if not self.households or not 0 < self.households <= MOST_HOUSEHOLDS:
            raise Refusal(_("Say how many households there are: of so many the quorum is counted."), field="households")
        return self.households
