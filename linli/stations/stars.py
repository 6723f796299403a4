"""The standard by which stations get stars, and which stars are in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.stations import practice
from linli.stations.models import StarRating
from linli.stations.words import Proposed


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked at; `points`: at most."""

    key: str
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class Standard:
    """`from_points`: the least points for one star, two stars, and so on."""

    criteria: tuple[Criterion, ...]
    from_points: tuple[int, ...]
    valid_months: int

    @property
    def most(self) -> int:
        return sum(each.points for each in self.criteria)

    def stars(self, points: int) -> int:
        """What so many points come to."""
        return sum(points >= least for least in self.from_points)

    def check(self, marks: Mapping[str, tuple[int, str]]) -> None:
        """Raise Refusal unless every criterion has its points, and evidence for all it gets."""
        for each in self.criteria:
            given, evidence = marks.get(each.key, (-1, ""))
            if not 0 <= given <= each.points:
                sentence = _("“%(name)s” brings 0 to %(most)d points.") % {"name": each.name, "most": each.points}
                raise Refusal(sentence, field=f"points_{each.key}")
            if given and not evidence.strip():
                sentence = _("Say what shows “%(name)s”: a number, a date, where to see it.") % {"name": each.name}
                raise Refusal(sentence, field=f"evidence_{each.key}")


def standard() -> Standard | None:
    """The practice's; None where no stars are given."""
    said = practice.said()["stars"]
    if not said:
        return None
    criteria = tuple(
        Criterion(each["key"], word.name, each["points"])
        for each, word in zip(said["criteria"], practice.words_of(said["criteria"]), strict=True)
    )
    return Standard(criteria, tuple(said["from_points"]), said["valid_months"])


def in_force(stations: Iterable[int], today: date) -> dict[int, StarRating]:
    """Station -> the stars it has today: the last confirmed, unless its time is over. One query."""
    found = StarRating.objects.filter(station__in=list(stations), state=Proposed.CONFIRMED, valid_until__gte=today)
    return {each.station_id: each for each in found.order_by("decided_at")}


def evidence(rating: StarRating) -> list[tuple[str, int, int, str]]:
    """What a rating rests on: the criterion's name, its points, the most there are, what shows it. Criteria that the
    practice no longer has go by their key."""
    known = standard()
    names = {each.key: each for each in known.criteria} if known else {}
    return [
        (names[key].name if key in names else key, given, names[key].points if key in names else given, said)
        for key, (given, said) in rating.marks.items()
    ]
