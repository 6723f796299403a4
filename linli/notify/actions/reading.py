"""Notices that have been seen."""

from datetime import datetime
from typing import Any

from linli.notify.models import Notice


def mark_read(
    *,
    account: Any,
    now: datetime,
    group: str | None = None,
    case_number: int | None = None,
    until: int | None = None,
) -> int:
    """What is in the inbox has been seen: all of it, or one group's, or what is about one case; `until`: the newest
    notice that was shown, for what came since has not been seen. Returns how many notices that were."""
    seen = Notice.objects.filter(account=account, read_at__isnull=True)
    wanted = {"group": group, "case_number": case_number, "pk__lte": until}
    return seen.filter(**{name: value for name, value in wanted.items() if value is not None}).update(read_at=now)
