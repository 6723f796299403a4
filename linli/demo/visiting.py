"""A month of visits of some workers, visibly invented, with notes and a month summed up; none raises a case, for the
locality's cases are counted."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from linli.demo.staff import Hand, Staff
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents.models import Household
from linli.visits import actions as visits
from linli.visits.actions import Visited
from linli.visits.practice import kinds, themes
from linli.visits.summary import drafted
from linli.visits.words import PATROLS, Kind

WORKERS, EACH, BACK = 24, 6, 28
HEARD = (
    "示范：家里都好，谢谢来看望。",
    "示范：问了医保缴费的时间。",
    "示范：说门口的路灯亮了，晚上放心多了。",
    "示范：想让孩子参加社区的暑期班。",
    "示范：老人腿脚不便，请下次把表格带上门。",
    "示范：家里有人外出务工，过年回来。",
)
DONE = ("", "示范：讲了办理步骤。", "示范：留下了联系卡。", "示范：帮忙在手机上查了进度。")
FOUND = ("示范：楼道整洁，消防通道畅通。", "示范：河边护栏完好。", "示范：广场灯都亮着。")
NOTE = "示范：今天走访顺利，明天去三楼几户。"


def visiting(staff: Staff, dice: Random, now: datetime, done: Callable[[int], object] = lambda made: None) -> None:
    """Record the visits through the action itself, oldest first for each worker."""
    for hand in workers(staff):
        account = Account.objects.select_related("person").get(pk=hand.pk)
        homes = list(Household.objects.visible_to(account).within(hand.area_id).present().order_by("id")[:EACH])
        moments = sorted(now - timedelta(days=dice.randrange(BACK), hours=dice.randrange(9)) for _time in range(EACH))
        made = 0
        for at in moments:
            if visited := invented(hand, homes, dice):
                visits.record_visit(visited, by=account, now=at)
                made += 1
        done(EACH)
        if made:
            _write(account, moments[-1], now)


def workers(staff: Staff) -> list[Hand]:
    """Some who visit, from all over the locality, of the smallest areas."""
    able = [hand for hand in staff.known.values() if hand.permissions >= {P.VISIT_RECORD, P.HOUSEHOLD_VIEW}]
    homes = set(Household.objects.order_by().values_list("area", flat=True).distinct())
    there = [hand for hand in able if hand.area_id in homes] or able
    step = max(1, len(there) // WORKERS)
    return there[::step][:WORKERS]


def invented(hand: Hand, homes: Sequence[Household], dice: Random) -> Visited | None:
    """A visit of one of these homes, or a patrol where the practice has them; None where there is neither."""
    known = [kind for kind, _name in kinds()]
    rounds = [kind for kind in known if kind in PATROLS]
    key = UUID(int=dice.getrandbits(128), version=4)
    if rounds and (not homes or dice.random() < 0.4):
        found = dice.choice(FOUND)
        return Visited(key=key, kind=dice.choice(rounds), area_id=hand.area_id, place="示范路口", heard=found)
    if not homes:
        return None
    kind = dice.choice([each for each in known if each not in PATROLS and each is not Kind.RETURN])
    theme = dice.choice(themes()).key if kind is Kind.THEME and themes() else ""
    met = dice.random() < 0.85
    heard, done = (dice.choice(HEARD), dice.choice(DONE)) if met else ("", "")
    home = dice.choice(homes)
    return Visited(key=key, kind=kind, household=home, theme=theme, met=met, heard=heard, done=done)


def _write(account: Account, last: datetime, now: datetime) -> None:
    """A note to the last day; the month before this one as the program writes it, if there were visits in it."""
    visits.note(day=timezone.localdate(last), text=NOTE, seen=0, by=account, now=last)
    month = (timezone.localdate(now).replace(day=1) - timedelta(days=1)).replace(day=1)
    visits.keep_summary(month=month, text=drafted(account, month), seen=0, by=account, now=now)
