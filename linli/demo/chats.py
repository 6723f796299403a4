"""A chat group of the demonstration: a few messages that wait for somebody to decide what they are."""

from datetime import datetime, timedelta
from random import Random

from linli.areas.tree import tree
from linli.cases.actions import keep_chat
from linli.catalogue.models import Category
from linli.demo.needs import filled
from linli.demo.staff import Staff
from linli.demo.words.topics import topic
from linli.people.models import Account
from linli.people.permissions import Permission

MESSAGES = 12
BETWEEN = timedelta(minutes=7)
SMALL_TALK = ("收到", "谢谢", "我们楼也是这样", "请问什么时候能修好？", "辛苦了")
GROUPS = 3


def chat(staff: Staff, categories: list[Category], dice: Random, now: datetime) -> int:
    """Paste what was written this morning in the groups of a few places. Returns how many messages wait."""
    fresh = 0
    for area_id in _places(staff)[:GROUPS]:
        hand = staff.nearest(tree.get().lineage(area_id), Permission.CASE_REGISTER, dice)
        assert hand is not None, "only places with a hand are named"
        account = Account.objects.get(pk=hand.pk)
        group, text = f"{tree.get().node(area_id)}示例群", _export(categories, dice, now)
        fresh += keep_chat(group=group, area_id=area_id, text=text, by=account, now=now).fresh
    return fresh


def _places(staff: Staff) -> list[int]:
    """Areas where somebody serves who may register, the smallest first."""
    may = [
        each for each, hands in staff.by_area.items() if any(Permission.CASE_REGISTER in h.permissions for h in hands)
    ]
    return sorted(may, key=lambda each: (-tree.get().node(each).depth, each))


def _export(categories: list[Category], dice: Random, now: datetime) -> str:
    begun, lines = now - BETWEEN * MESSAGES, []
    for number in range(MESSAGES):
        asks = topic(dice.choice(categories)).asks
        words = dice.choice(SMALL_TALK) if number % 3 == 2 else filled(dice.choice(asks), dice)
        at = begun + BETWEEN * number
        lines.append(f"示例居民{dice.randrange(10_000):04d} {at:%Y-%m-%d %H:%M:%S}\n{words}\n")
    return "\n".join(lines)
