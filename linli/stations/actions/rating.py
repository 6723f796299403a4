"""Stars: proposed with evidence by who keeps the station, confirmed or not by somebody above."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.duration import months_later
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.stations.models import StarRating, Station
from linli.stations.rules import check_in_use, why_not_decide
from linli.stations.stars import standard
from linli.stations.words import Proposed

Marks = Mapping[str, tuple[int, str]]  # criterion -> points, evidence


@transaction.atomic
def propose_stars(*, station: Station, marks: Marks, by: Account, now: datetime) -> StarRating:
    """Propose stars: points and evidence for every criterion of the practice's standard."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    require(by, Permission.STATION_EDIT, area_id=station.area_id)
    check_in_use(station)
    known = standard()
    if known is None:
        raise Refusal(_("No stars are given here: the practice has no standard for them."))
    known.check(marks)
    if station.ratings.filter(state=Proposed.WAITING).exists():
        raise WrongState(_("Stars are proposed already and wait to be confirmed."))
    points = sum(given for given, _evidence in marks.values())
    rating = StarRating.objects.create(
        station=station,
        marks={key: list(mark) for key, mark in marks.items()},
        points=points,
        stars=known.stars(points),
        proposed_by=by,
        proposed_at=now,
    )
    told = {"rating": rating.pk, "points": points, "stars": rating.stars}
    journal.record("station.stars_proposed", station, by=by, at=now, data=told, area_id=station.area_id)
    return rating


@transaction.atomic
def decide_stars(*, rating: StarRating, confirmed: bool, by: Account, now: datetime, answer: str = "") -> StarRating:
    """Put proposed stars into force for as long as the standard says, or not; then `answer` says why."""
    station = Station.objects.select_for_update().get(pk=rating.station_id)
    rating = StarRating.objects.select_for_update().get(pk=rating.pk)
    if sentence := why_not_decide(by, rating, station):
        raise NotAllowed(sentence)
    if rating.state != Proposed.WAITING:
        raise WrongState(_("This was decided already: %(state)s.") % {"state": Proposed(rating.state).label})
    if not confirmed and not answer.strip():
        raise Refusal(_("Say why not, so that it can be mended."), field="answer")
    known = standard()
    rating.state = Proposed.CONFIRMED if confirmed else Proposed.REFUSED
    rating.decided_by, rating.decided_at, rating.answer = by, now, answer.strip()
    if confirmed:
        rating.valid_until = months_later(timezone.localdate(now), known.valid_months if known else 12)
    rating.save()
    told = {"rating": rating.pk, "stars": rating.stars, "confirmed": confirmed}
    journal.record("station.stars_decided", station, by=by, at=now, data=told, area_id=station.area_id)
    return rating
