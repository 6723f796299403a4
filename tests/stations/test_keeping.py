"""Stations are entered, changed and taken out of use by whoever keeps them; the checklist, equipment and stars."""

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.stations import actions, stars
from linli.stations.models import Station
from linli.stations.words import Condition, Proposed
from tests.cast import NOW, Cast, account
from tests.stations.conftest import keep

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
MARKS = {"kind": (50, "回访 40 户"), "quick": (30, "台账")}


def told(station: Station) -> list[str]:
    events = Event.objects.filter(subject_type="station", subject_id=station.pk).order_by("seq")
    return list(events.values_list("kind", flat=True))


def test_the_same_station_kept_twice_changes_nothing(cast: Cast, north: Station) -> None:
    again, changed = actions.keep_station(
        code="north", name="north服务站", tier="centre", area=cast.north, zones=["window"], by=SYSTEM, now=NOW
    )
    assert (again.pk, again.version, changed, told(north)) == (north.pk, 1, False, ["station.kept"])


def test_a_change_needs_the_version_that_was_seen(cast: Cast, north: Station) -> None:
    changed = actions.change_station(station=north, seen=1, name="新名", by=cast.dispatcher, now=NOW)
    assert (changed.name, changed.version) == ("新名", 2)
    with pytest.raises(WrongState, match="changed this station meanwhile"):
        actions.change_station(station=north, seen=1, name="旧名", by=cast.dispatcher, now=NOW)


def test_whoever_keeps_no_stations_there_changes_none(cast: Cast, north: Station) -> None:
    for act in (
        lambda: actions.change_station(station=north, seen=1, name="x", by=cast.north_worker, now=NOW),
        lambda: actions.retire_station(station=north, by=cast.north_worker, now=NOW),
        lambda: actions.check_item(station=north, item="sign", met=True, on=TODAY, by=cast.north_worker, now=NOW),
        lambda: actions.add_equipment(station=north, name="屏", by=cast.north_worker, now=NOW),
        lambda: actions.propose_stars(station=north, marks=MARKS, by=cast.north_worker, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert told(north) == ["station.kept"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"tier": "palace"}, "tier"),
        ({"zones": ["pool"]}, "zones"),
        ({"lon": 110.1}, "lat"),
        ({"lon": 2, "lat": 48}, "lon"),
    ],
)
def test_what_a_station_cannot_be_is_refused(more: dict[str, object], field: str, cast: Cast, practice: None) -> None:
    with pytest.raises(Refusal) as refused:
        keep("odd", cast, **more)
    assert refused.value.field == field


def test_a_code_is_given_once(cast: Cast, north: Station) -> None:
    with pytest.raises(Refusal, match="has this code already"):
        actions.add_station(code="north", name="x", tier="centre", area=cast.south, by=cast.dispatcher, now=NOW)


def test_everybody_who_serves_sees_stations_in_use_and_keepers_those_out_of_use(cast: Cast, north: Station) -> None:
    south = keep("south", cast, area=cast.south)
    actions.retire_station(station=south, by=cast.dispatcher, now=NOW)
    seen = {who.username: [each.code for each in Station.objects.visible_to(who).order_by("id")] for who in
            (cast.dispatcher, cast.north_worker, cast.outsider)}  # fmt: skip
    assert seen == {"dispatcher": ["north", "south"], "north": ["north"], "outsider": ["north"]}


def test_an_item_is_looked_at_with_a_date_and_photos_and_not_before_the_last_look(cast: Cast, north: Station) -> None:
    photo = b"\xff\xd8\xff picture"
    said = {"station": north, "item": "toilet", "by": cast.dispatcher, "now": NOW}
    check = actions.check_item(met=False, on=TODAY, note="门坏", photos=[photo, photo], **said)
    assert (check.met, check.note, check.checked_on, north.photos.count()) == (False, "门坏", TODAY, 1)
    with pytest.raises(Refusal, match="looked at on 2026-11-18 already"):
        actions.check_item(met=True, on=TODAY.replace(day=1), **said)
    with pytest.raises(Refusal, match="has not come yet"):
        actions.check_item(met=True, on=TODAY.replace(day=19), **said)
    with pytest.raises(Refusal, match="not on the checklist"):
        actions.check_item(met=True, on=TODAY, **{**said, "item": "pool"})
    actions.drop_photo(photo=north.photos.get(), by=cast.dispatcher, now=NOW)
    assert (north.photos.count(), told(north)[1:]) == (0, ["station.checked", "station.photo_dropped"])


def test_equipment_says_what_is_wrong_with_it_and_since_when(cast: Cast, north: Station) -> None:
    screen = actions.add_equipment(station=north, name="屏幕", by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="one of this name already"):
        actions.add_equipment(station=north, name="屏幕", by=cast.dispatcher, now=NOW)
    said = {"equipment": screen, "condition": Condition.FAULTY, "by": cast.dispatcher, "now": NOW}
    with pytest.raises(Refusal, match="Say what is wrong"):
        actions.set_condition(seen=1, **said)
    broken = actions.set_condition(seen=1, note="不亮", **said)
    assert (broken.condition, broken.note, broken.since, broken.version) == ("faulty", "不亮", TODAY, 2)
    assert actions.set_condition(seen=1, note="不亮", **said).version == 2, "the same click twice changes nothing"
    with pytest.raises(WrongState):
        actions.set_condition(seen=1, note="又亮了", **said)


def test_stars_are_proposed_with_evidence_and_confirmed_by_somebody_above(cast: Cast, north: Station) -> None:
    rating = actions.propose_stars(station=north, marks=MARKS, by=cast.dispatcher, now=NOW)
    assert (rating.points, rating.stars, stars.in_force([north.pk], TODAY)) == (80, 2, {})
    with pytest.raises(NotAllowed, match="proposed these stars yourself"):
        actions.decide_stars(rating=rating, confirmed=True, by=cast.dispatcher, now=NOW)
    beside = account("beside", "居委会 09", cast.north_committee, "dispatcher", cast.north)
    with pytest.raises(NotAllowed, match="for the area around 示范街道 · 北社区"):
        actions.decide_stars(rating=rating, confirmed=True, by=beside, now=NOW)
    above = account("above", "街道 09", cast.street_office, "dispatcher", cast.street)
    confirmed = actions.decide_stars(rating=rating, confirmed=True, by=above, now=NOW)
    assert (confirmed.state, confirmed.valid_until.isoformat()) == (Proposed.CONFIRMED, "2027-11-18")
    assert stars.in_force([north.pk], TODAY) == {north.pk: confirmed}
    assert stars.in_force([north.pk], TODAY.replace(year=2028)) == {}
    with pytest.raises(WrongState, match="decided already"):
        actions.decide_stars(rating=rating, confirmed=False, answer="x", by=above, now=NOW)


@pytest.mark.parametrize(
    ("marks", "field"),
    [
        ({"kind": (61, "x"), "quick": (0, "")}, "points_kind"),
        ({"kind": (10, "x")}, "points_quick"),
        ({"kind": (10, " "), "quick": (0, "")}, "evidence_kind"),
    ],
)
def test_points_without_evidence_or_beyond_the_standard_are_refused(
    marks: dict[str, tuple[int, str]], field: str, cast: Cast, north: Station
) -> None:
    with pytest.raises(Refusal) as refused:
        actions.propose_stars(station=north, marks=marks, by=cast.dispatcher, now=NOW)
    assert refused.value.field == field


def test_stars_are_not_refused_without_a_reason_nor_proposed_twice(cast: Cast, north: Station) -> None:
    rating = actions.propose_stars(station=north, marks=MARKS, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState, match="wait to be confirmed"):
        actions.propose_stars(station=north, marks=MARKS, by=cast.dispatcher, now=NOW)
    above = account("above", "街道 09", cast.street_office, "dispatcher", cast.street)
    with pytest.raises(Refusal, match="Say why not"):
        actions.decide_stars(rating=rating, confirmed=False, by=above, now=NOW)
    refused = actions.decide_stars(rating=rating, confirmed=False, answer="先修门", by=above, now=NOW)
    assert (refused.state, refused.answer, refused.valid_until) == (Proposed.REFUSED, "先修门", None)
