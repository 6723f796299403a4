"""A practice with points, somebody who checks them, holders, and a reward on a shelf."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.journal.actions import SYSTEM
from linli.packs.schema.points import Points
from linli.people.models import Account
from linli.points import actions
from linli.points.models import Earning, Holder, Reward
from linli.residents.models import Household
from tests.cast import NOW, Cast, account
from tests.residents.conftest import open_file as open_file
from tests.volunteers.conftest import joined as joined
from tests.volunteers.conftest import joining as joining
from tests.volunteers.conftest import skilled as skilled
from tests.volunteers.conftest import volunteer as volunteer
from tests.volunteers.conftest import volunteers as volunteers

TODAY = NOW.date()


def named(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


SAID = {
    "offered": True,
    "name": named("积分", "Points"),
    "account": named("道德银行", "Moral bank"),
    "checked_from": 5,
    "rules": [
        {"key": "good_deed", "name": named("做好事", "Good deed"), "of": "hand", "points": 10, "most_a_day": 25},
        {"key": "small_deed", "name": named("小善举", "Small deed"), "of": "hand", "points": 2},
        {"key": "hours_by_hand", "name": named("补记", "Hours"), "of": "hand", "points": 6, "per": "hour"},
        {"key": "task", "name": named("志愿服务", "Volunteering"), "of": "task", "points": 2, "per": "hour"},
        {
            "key": "patrol",
            "name": named("巡逻", "Patrol"),
            "of": "task",
            "kinds": ["patrol"],
            "points": 3,
            "per": "hour",
            "checked_from": 100,
        },
        {"key": "wish", "name": named("微心愿", "Wish"), "of": "wish", "points": 3},
        {"key": "kept", "name": named("践诺", "Kept"), "of": "commitment", "points": 4},
        {"key": "carried", "name": named("提案", "Proposal"), "of": "proposal", "points": 10},
    ],
    "effects": [
        {"key": "usual", "name": named("一般", "Usual"), "per_cent": 100},
        {"key": "good", "name": named("好", "Good"), "per_cent": 150},
    ],
    "grades": [
        {"key": "one", "name": named("一星", "One star"), "points": 10, "source": "E8"},
        {"key": "two", "name": named("二星", "Two stars"), "points": 100, "source": "E8"},
    ],
    "thresholds": [{"key": "activist", "name": named("积极分子", "Activist"), "points": 30, "source": "E8"}],
    "rewards": [{"name": named("报纸", "Newspaper"), "cost": 5}],
    "expiry": {"months": 12, "warn_days": 30},
    "public_ranking": True,
}


@pytest.fixture
def practice(cast: Cast) -> Callable[..., None]:
    """The practice's points, with some of it said otherwise: practice(expiry=None)."""

    def say(**more: object) -> None:
        kept = Practice.objects.get()
        names = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")
        said = Points.model_validate({**SAID, **more}).model_dump(mode="json")
        settings = {**kept.settings, "points": said}
        fields = {name: getattr(kept, name) for name in names}
        catalogue.keep_practice(**fields, settings=settings, by=SYSTEM, now=NOW)
        tables.expire()

    say()
    return say


@pytest.fixture
def checker(cast: Cast) -> Account:
    """Somebody else who checks, in the whole street."""
    return account("checker", "复核员 01", cast.street_office, "dispatcher", cast.street)


@pytest.fixture
def household(cast: Cast, open_file: Callable[..., Household]) -> Household:
    """A household in the first grid of the north."""
    return open_file()


@pytest.fixture
def holder(household: Household, practice: Callable[..., None]) -> Holder:
    """The household's account, still empty."""
    return actions.open_account(household, by=SYSTEM, now=NOW)


@pytest.fixture
def proposed(cast: Cast, holder: Holder) -> Callable[..., Earning]:
    """A good deed of ten points of today, proposed by the dispatcher: proposed(effect="good")."""

    def propose(**more: object) -> Earning:
        at = {name: more.pop(name) for name in ("holder", "by", "now") if name in more}
        usual = {"rule": "good_deed", "on": TODAY, "words": "帮独居老人修好了水管，邻居看见"}
        good = actions.Good(**{**usual, **more})
        return actions.propose(good, **{"holder": holder, "by": cast.dispatcher, "now": NOW, **at})

    return propose


@pytest.fixture
def earned(proposed: Callable[..., Earning], checker: Account) -> Callable[..., Earning]:
    """The same, agreed to and booked."""
    return lambda **more: actions.agree(earning=proposed(**more), by=checker, now=more.get("now", NOW))


@pytest.fixture
def reward(cast: Cast, practice: Callable[..., None]) -> Reward:
    """Three boxes of eggs, eight points each, in the north."""
    offer = actions.Offer(name="鸡蛋一盒", cost=8, area=cast.north)
    return actions.offer_reward(offer, stock=3, by=cast.dispatcher, now=NOW)


@pytest.fixture
def redeemed(cast: Cast, holder: Holder, reward: Reward) -> Callable[..., object]:
    """Redeems one for the household at the counter."""

    def redeem(**more: object) -> object:
        usual = {"holder": holder, "reward": reward, "key": uuid4(), "by": cast.dispatcher, "now": NOW}
        return actions.redeem(**{**usual, **more})

    return redeem


LATER = NOW + timedelta(days=200)
