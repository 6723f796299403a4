"""What each person has chosen to hear beyond the inbox; for what they left open, what is usual in the practice."""

from collections import defaultdict
from collections.abc import Collection
from datetime import time

from django.conf import settings

from linli.core.fresh import Fresh
from linli.notify.models import Preference, Rhythm, Usual
from linli.notify.timing import Choices, Quiet
from linli.notify.words import Group, How

# Where neither the person nor the pack says anything.
WAYS: dict[str, How] = {
    Group.GIVEN: How.NOW,
    Group.SUPERVISION: How.NOW,
    Group.MENTIONS: How.NOW,
    Group.TO_DO: How.HOURLY,
    Group.MINE: How.HOURLY,
    Group.RATINGS: How.DAILY,
    Group.INFORMATION: How.NEVER,
}
QUIET = (time(22), time(7))
DAILY_AT = time(8, 30)


def _usual() -> Choices:
    said = Usual.objects.first()
    if said is None:
        return Choices(WAYS, QUIET, DAILY_AT)
    ways = WAYS | {str(Group(group)): How(how) for group, how in said.ways.items()}
    return Choices(ways, quiet_of(said), said.daily_at, frozenset(said.overriding))


def quiet_of(said: Usual | Rhythm) -> Quiet | None:
    """The quiet hours of a row, if it has any."""
    if said.quiet_from is None or said.quiet_until is None:
        return None
    return said.quiet_from, said.quiet_until


def of(account_id: int) -> Choices:
    """One account's choices. Two queries."""
    return of_many([account_id])[account_id]


def of_many(account_ids: Collection[int]) -> dict[int, Choices]:
    """Account -> its choices. Two queries, however many."""
    default, chosen = usual.get(), defaultdict[int, dict[str, How]](dict)
    for each in Preference.objects.filter(account__in=account_ids):
        chosen[each.account_id][each.group] = How(each.how)
    rhythms = Rhythm.objects.in_bulk(account_ids)
    return {pk: _one(default, chosen[pk], rhythms.get(pk)) for pk in account_ids}


def _one(default: Choices, chosen: dict[str, How], rhythm: Rhythm | None) -> Choices:
    quiet, daily_at = (quiet_of(rhythm), rhythm.daily_at) if rhythm else (default.quiet, default.daily_at)
    return Choices({**default.ways, **chosen}, quiet, daily_at, default.overriding)


def _languages() -> dict[int, str]:
    others = Rhythm.objects.exclude(language=settings.LANGUAGE_CODE)
    return dict(others.values_list("account_id", "language"))


def language(account_id: int) -> str:
    """In which language an account is told: what it chose, Chinese as usual."""
    return languages.get().get(account_id, settings.LANGUAGE_CODE)


usual: Fresh[Choices] = Fresh(_usual, seconds=10)
languages: Fresh[dict[int, str]] = Fresh(_languages, seconds=10)
