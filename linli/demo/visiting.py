"""A month of visits of some workers, visibly invented, with notes and a month summed up; some of the locality's cases
are told to have come of visits, for those are counted; superiors answer some days."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.demo.staff import Hand, Staff
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents.models import Household
from linli.visits import actions as visits
from linli.visits import bulk, rules
from linli.visits.actions import Visited
from linli.visits.bulk import Made
from linli.visits.models import DiaryEntry
from linli.visits.practice import kinds, themes
from linli.visits.summary import drafted
from linli.visits.words import PATROLS, Kind

WORKERS, EACH, BACK = 24, 6, 28
RAISED, LOOKED_AT, ANSWERED = 30, 120, 12
CHANNELS = (Channel.VISIT, Channel.PATROL)
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
ANSWERS = (
    "示范：辛苦了，三楼老人的事请社区一起跟进。",
    "示范：已阅。医保缴费的时间，请在楼栋群里再说一次。",
    "示范：做得细，下周例会请讲一讲。",
)
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
    raising(dice)
    answering(staff, dice, now)


def raising(dice: Random) -> None:
    """The latest cases of visits and patrols came of a visit of whoever was first asked, told as if typed."""
    heard = Case.objects.filter(channel__in=CHANNELS, parent=None, first_asked__isnull=False)
    asked = heard.select_related("first_asked__person").order_by("-received_at", "pk")
    made = [found for case in asked[:LOOKED_AT] if case.first_asked and (found := _of_case(case, dice))]
    bulk.enter(made[:RAISED])


def _of_case(case: Case, dice: Random) -> Made | None:
    """The visit that a case came of; None where whoever was asked does not visit there."""
    account = case.first_asked
    assert account is not None
    if rules.why_not_record(account, case.area_id):
        return None
    known = [kind for kind, _name in kinds()]
    patrol = case.channel == Channel.PATROL
    fitting = [kind for kind in known if (kind in PATROLS) is patrol and kind is not Kind.RETURN] or known
    homes = [] if patrol else list(Household.objects.filter(area=case.area_id).present().order_by("id")[:EACH])
    visited = Visited(
        key=UUID(int=dice.getrandbits(128), version=4),
        kind=dice.choice(fitting),
        household=dice.choice(homes) if homes else None,
        area_id=case.area_id,
        place=case.place,
        heard=case.text,
        concerns=[case.category],
    )
    return Made(visited=visited, by=account, at=case.received_at, cases=[case])


def answering(staff: Staff, dice: Random, now: datetime) -> None:
    """Superiors read some of the latest days, and answer them."""
    whole = tree.get()
    for entry in DiaryEntry.objects.filter(day__lt=timezone.localdate(now)).order_by("-day", "pk")[:ANSWERED]:
        hand = staff.nearest(whole.lineage(entry.area_id), P.DIARY_READ, dice, but=entry.worker_id)
        if hand is None:
            continue
        above = Account.objects.select_related("person").get(pk=hand.pk)
        at = now - timedelta(minutes=dice.randrange(30, 600))
        visits.read(entry=entry, by=above, now=at)
        visits.answer(row=entry, text=dice.choice(ANSWERS), by=above, now=at)


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
