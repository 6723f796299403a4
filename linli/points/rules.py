"""Who may do what with points, what something is worth, and why not: each rule is a sentence or nothing."""

from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from linli.core.prepared import first_row
from linli.core.refusal import NotAllowed
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points.models import Earning, Holder, Reward
from linli.points.practice import Points, Rule
from linli.points.words import State

HOUR, WHOLE = 60, 100
OWED = f"""
SELECT coalesce(sum(amount), 0) FROM {Earning._meta.db_table} WHERE holder_id = %(holder)s AND state = '{State.OWED}'
"""


def worth(rule: Rule, *, minutes: int, per_cent: int) -> int:
    """Time × effect × kind, in whole points, halves rounded up; for an hourly rule at least one for any time."""
    base = rule.points * (minutes if rule.hourly else 1) * per_cent
    whole = (HOUR if rule.hourly else 1) * WHOLE
    return max((base * 2 + whole) // (whole * 2), 1 if base else 0)


def why_not_keep(account: Any, *area_ids: int) -> str | None:
    """Whoever keeps points in one of these areas."""
    return _why_not(account, Permission.POINTS_KEEP, area_ids)


def why_not_check(account: Any, earning: Earning) -> str | None:
    """Whoever checks points in the area, but neither who proposed them nor whose they are."""
    if sentence := _why_not(account, Permission.POINTS_CHECK, [earning.area_id]):
        return sentence
    if earning.by_id == account.pk:
        return _("You proposed these points or confirmed the hours: somebody else checks them.")
    if is_own(account, earning.holder):
        return _("These are your own points: somebody else checks them.")
    return None


def why_not_take_back(account: Any, earning: Earning) -> str | None:
    """Whoever checks points in the area; one's own are nobody's to move."""
    if is_own(account, earning.holder):
        return _("These are your own points: somebody else checks them.")
    return _why_not(account, Permission.POINTS_CHECK, [earning.area_id])


def require_keeper(by: Any, *area_ids: int) -> None:
    """Raise NotAllowed, in why_not_keep's words."""
    if sentence := why_not_keep(by, *area_ids):
        raise NotAllowed(sentence)


def is_own(account: Any, holder: Holder) -> bool:
    """Whether the points are the account's own."""
    if holder.volunteer_id and holder.volunteer and holder.volunteer.account_id == account.pk:
        return True
    return bool(holder.person_id) and holder.person_id == getattr(account, "person_id", None)


def owed(holder: Holder) -> int:
    """How many points wait to be taken back."""
    found = first_row(OWED, {"holder": holder.pk})
    return int(found[0]) if found else 0


def why_not_redeem(holder: Holder, reward: Reward, said: Points, *, waiting: int) -> str | None:
    """As long as there are some, from the reward's grade on, and for points that are there. `waiting`: how many wait to
    be taken back."""
    if not reward.active:
        return _("This reward is no longer offered.")
    if reward.stock < 1:
        return _("None of this reward is left. Ask when there will be more.")
    needed = next((each for each in said.grades if each.key == reward.grade), None)
    if needed and holder.earned < needed.value:
        return _(
            "This reward is for “%(grade)s”, from %(points)d points earned; this account has earned %(earned)d."
        ) % {
            "grade": needed.name,
            "points": needed.value,
            "earned": holder.earned,
        }
    free = max(holder.balance - waiting, 0)
    if free < reward.cost:
        return _("This costs %(cost)d points; the account has %(free)d that can be redeemed.") % {
            "cost": reward.cost,
            "free": free,
        }
    return None


def taken_today(holder: Holder, rule: Rule, on: Any) -> int:
    """What this rule has earned the holder on a day so far, proposed or booked."""
    same = Earning.objects.filter(holder=holder.pk, rule=rule.key, on=on, state__in=[State.PROPOSED, State.BOOKED])
    return int(same.aggregate(sum=Sum("amount"))["sum"] or 0)


def _why_not(account: Any, permission: Permission, area_ids: Any) -> str | None:
    mine = powers(account)
    if any(mine.may(permission, area_id) for area_id in area_ids):
        return None
    return _("Your posts do not include “%(permission)s” here. Ask whoever hands out posts if they should.") % {
        "permission": permission.label
    }
