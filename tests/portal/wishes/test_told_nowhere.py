"""Old people's and children's wishes: whatever public address is asked, whatever became of the wish, nothing shows who
and where: neither name, telephone, road and door, nor an area below the sub-district, nor coordinates."""

import re
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from django.test import Client
from django.utils import timezone

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT, SYSTEM
from linli.people.doors import PUBLIC
from linli.portal import guessing
from linli.residents import actions as residents
from linli.tasks import actions as tasks
from linli.volunteers.models import Volunteer
from linli.wishes import actions
from linli.wishes.actions import Claimer
from linli.wishes.models import MicroWish
from tests.cast import NOW, Cast
from tests.contracts.test_doors import ADDRESSES
from tests.stations.conftest import SAID, keep
from tests.tasks.conftest import planned as planned
from tests.wishes.practice import keep_wishes

ALWAYS = {"week": [[["00:00", "00:00"]]] * 7, "holiday": [["00:00", "00:00"]]}
NEVER = ("王桂花", "王**", "13800000009", "138 0000 0009", "138****0009", "幸福路", "402", "110.12345", "30.54321")
BELOW = ("北社区", "北一网格")  # such words stand on public pages anyhow: a wish may not add one
PARTS = re.compile(r"<(?:(\w+):)?(\w+)>")
Plans = Callable[..., tasks.Planned]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def street(cast: Cast, skilled: None) -> None:
    """A practice with stations whose wishes may be shown at the community, but for those of old people and children;
    and a station with a screen in its hall."""
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "stations": SAID}, by=SYSTEM, now=NOW)
    keep_wishes(shown_at="community", shielded_at="street")
    keep("always", cast, lon=110.1, lat=30.3, hours=ALWAYS)


def old_and_child(cast: Cast) -> list[MicroWish]:
    """One said at the portal, one written down by a worker in the household's file."""
    dwelling = residents.Dwelling(area_id=cast.grid_n1.pk, address="幸福路3号楼402", spot="110.12345,30.54321")
    home = residents.add_household(dwelling=dwelling, by=cast.dispatcher, now=NOW)
    who = {"thing": "goods", "area": cast.grid_n1, "cost": 80, "name": "王桂花", "phone": "13800000009"}
    said = {**who, "asked": "我是幸福路3号楼402的王桂花，想要一个电水壶", "place": "幸福路3号楼402"}
    return [
        actions.submit(actions.Wished(wisher="old", **said), by=RESIDENT, now=NOW),
        actions.submit(actions.Wished(wisher="child", household=home, **said), by=cast.north_worker, now=NOW),
    ]


def asked(volunteer: Volunteer, numbers: list[int], cast: Cast) -> Iterator[str]:
    """Every public address, with the numbers and codes that somebody else than the wisher can have."""
    known: dict[str, list[object]] = {"int": list(numbers), "code": [volunteer.code]}
    for address, view in ADDRESSES.items():
        if getattr(view, "permission", None) != PUBLIC or address.startswith("desk/"):
            continue
        parts = [known.get(kind, ["always"]) for kind, _name in PARTS.findall(address)]
        for values in product(*parts):
            filled = iter(values)
            yield "/" + PARTS.sub(lambda part, filled=filled: str(next(filled)), address)
    for area in (cast.street, cast.north, cast.grid_n1):
        yield f"/wishes/?area={area.pk}"
        yield f"/tasks/?area={area.pk}"


def answers(reader: Client, addresses: list[str]) -> dict[str, str]:
    """Address -> all that comes back: headers, the page, a file."""
    found = {}
    for address in addresses:
        guessing.forget()
        response = reader.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        found[address] = f"{response.status_code}\n{response.headers}\n{body.decode(errors='replace')}"
    return found


def test_no_public_address_ever_tells_who_wishes_and_where(
    cast: Cast, street: None, volunteer: Volunteer, planned: Plans, reader: Client
) -> None:
    wishes = old_and_child(cast)
    addresses = list(asked(volunteer, [each.pk for each in wishes], cast))
    before = answers(reader, addresses)
    assert sum(text.startswith("200") for text in before.values()) > 30

    def nothing_is_told() -> dict[str, str]:
        now = answers(reader, addresses)
        for address, text in now.items():
            assert [word for word in NEVER if word in text and word not in before[address]] == [], address
            more = [word for word in BELOW if text.count(word) > before[address].count(word)]
            assert more == [], address
            assert not any(each.code in text for each in wishes), address
        return now

    assert not any("电水壶" in text for text in nothing_is_told().values())
    wishes = [
        actions.publish(wish=each, said="想要一个电水壶", cost=80, seen=each.version, by=cast.dispatcher, now=NOW)
        for each in wishes
    ]
    for each in wishes:
        tasks.call(
            planned(wish=each, title=each.said, area=cast.street, place="", spot=None), by=cast.dispatcher, now=NOW
        )
    told = nothing_is_told()
    assert told["/wishes/"].count("想要一个电水壶") == 2 and "想要一个电水壶" in told["/tasks/"]
    assert "想要一个电水壶" not in told[f"/wishes/?area={cast.north.pk}"]
    wishes = [actions.claim(wish=each, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW) for each in wishes]
    assert "想要一个电水壶" in nothing_is_told()[f"/wishes/claimed/{volunteer.code}/"]
    for each in wishes:
        said = "已送到幸福路3号楼402王桂花家"
        done = actions.fulfil(wish=each, words=said, by=RESIDENT, volunteer=volunteer, now=NOW)
        with pytest.raises(Refusal, match="“北社区” tells who or where"):
            actions.thank(wish=done, words="谢谢北社区的志愿者", by=RESIDENT, now=NOW)
        actions.thank(wish=done, words="谢谢志愿者", by=cast.dispatcher, now=NOW)
    assert "想要一个电水壶" in nothing_is_told()["/wishes/"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"area": "north"}, "area"),
        ({"area": "grid_n1"}, "area"),
        ({"title": "给王桂花送电水壶"}, "title"),
        ({"about": "送到北社区"}, "about"),
        ({"about": "联系 138 0000 0009"}, "about"),
    ],
)
def test_a_call_for_volunteers_for_such_a_wish_tells_no_more_than_the_wish(
    cast: Cast, street: None, planned: Plans, more: dict[str, str], field: str
) -> None:
    old, _child = old_and_child(cast)
    kept = actions.publish(wish=old, said="想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    area = getattr(cast, more.get("area", "street"))
    plan = planned(**{"wish": kept, "title": kept.said, "place": "", "spot": None, **more, "area": area})
    with pytest.raises(Refusal) as refused:
        tasks.call(plan, by=cast.dispatcher, now=NOW)
    assert refused.value.field == field


def test_a_call_for_such_a_wish_is_shy_whatever_was_ticked(cast: Cast, street: None, planned: Plans) -> None:
    old, _child = old_and_child(cast)
    kept = actions.publish(wish=old, said="想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    plan = planned(wish=kept, title=kept.said, area=cast.street, place="幸福路3号楼402", spot=None, shy=False)
    assert tasks.call(plan, by=cast.dispatcher, now=NOW).shy
