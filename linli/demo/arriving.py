"""What else is to be said of how an invented need came in; every name is one that nobody bears."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from linli.cases.actions import Arrived
from linli.cases.actions.arriving import NOTHING
from linli.cases.words import AnswerBy, Bond, Channel
from linli.demo.needs import Need

FILED_FOR, IN_PERSON, WANTED_SOONER = 0.08, 0.15, 0.5
HEARD = (Channel.VISIT, Channel.PATROL, Channel.LETTER_BOX, Channel.WORKROOM)


def arrived(need: Need, dice: Random) -> Arrived:
    """The particulars that the need's channel asks for; at the window, now and then a proxy."""
    day = timezone.localdate(need.at)
    if need.channel in HEARD:
        return Arrived(heard_on=day)
    if need.channel is Channel.MEETING:
        return Arrived(heard_on=day, meeting=f"示例议事会 {day:%m-%d}")
    if need.channel is Channel.ENTERPRISE:
        return Arrived(enterprise=f"示例企业{dice.randrange(1000):03d}")
    if need.channel is Channel.TRANSFER:
        sooner = need.at + timedelta(days=3) if dice.random() < WANTED_SOONER else None
        return Arrived(their_number=f"示例转办〔{day:%Y}〕{dice.randrange(10_000):04d}号", their_due_at=sooner)
    return _at_the_window(dice) if need.channel is Channel.WINDOW else NOTHING


def _at_the_window(dice: Random) -> Arrived:
    drawn = dice.random()
    if drawn < FILED_FOR:
        bond = dice.choice((Bond.FAMILY, Bond.NEIGHBOUR))
        return Arrived(answer_by=AnswerBy.PROXY, proxy_bond=bond, proxy_name=f"示例代办{dice.randrange(1000):03d}")
    return Arrived(answer_by=AnswerBy.IN_PERSON) if drawn < FILED_FOR + IN_PERSON else NOTHING
