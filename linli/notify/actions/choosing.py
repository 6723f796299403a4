"""What a person wants to hear of beyond the inbox, and when."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.notify import choices
from linli.notify.models import Notice, Preference, Rhythm
from linli.notify.timing import Quiet, within
from linli.notify.words import Group, ways
from linli.people.models import Account


@transaction.atomic
def choose(
    *,
    account: Account,
    wanted: Mapping[str, str],
    quiet: Quiet | None,
    daily_at: time,
    by: Account,
    now: datetime,
    language: str = settings.LANGUAGE_CODE,
) -> None:
    """Choose a way for each group given, quiet hours (None: none), the hour of the daily message and the language. What
    waits to go out follows at once. Refusal for a way that the group does not have, and for a daily hour that is
    quiet."""
    for group, how in wanted.items():
        _check_way(Group(group), how)
    if quiet and within(daily_at, quiet):
        raise Refusal(_("This is in your quiet hours. Choose an hour outside them."), field="daily_at")
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    Preference.objects.bulk_create(
        [Preference(account=account, group=group, how=how) for group, how in wanted.items()],
        update_conflicts=True,
        unique_fields=["account", "group"],
        update_fields=["how"],
    )
    begins, ends = quiet or (None, None)
    times: dict[str, Any] = {"quiet_from": begins, "quiet_until": ends, "daily_at": daily_at}
    Rhythm.objects.update_or_create(account=account, defaults=times | {"language": language})
    choices.languages.expire()
    told = {"ways": dict(wanted), **{name: at and at.isoformat("minutes") for name, at in times.items()}}
    told["language"] = language
    journal.record("account.chose_notices", account, by=by, at=now, data=told)
    postpone(account.pk, now=now)


def postpone(account_id: int, *, now: datetime) -> None:
    """Set anew, by the choices as they now are, when what waits goes out."""
    chosen = choices.of(account_id)
    for group in Group:
        waiting = Notice.objects.filter(account=account_id, group=group, goes_at__isnull=False)
        waiting.update(goes_at=chosen.goes_at(group, now=now))


def _check_way(group: Group, how: str) -> None:
    if how not in ways(group):
        allowed = " · ".join(str(each.label) for each in ways(group))
        raise Refusal(
            _("“%(group)s” has to reach you: choose one of %(allowed)s.") % {"group": group.label, "allowed": allowed},
            field=group.value,
        )
