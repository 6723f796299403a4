"""A phone's clock may be wrong, by a day even: when something happened is told from when it was sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.look import span

TOLERATED = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Clock:
    """What a phone's clock said when the visit was typed, and when it was sent. Both with their time zone."""

    typed_at: datetime
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """When it happened, by the server's clock; `off`: seconds by which the phone's was ahead; None without a phone."""

    at: datetime
    typed_at: datetime | None = None
    off: int | None = None


def straightened(clock: Clock | None, *, now: datetime) -> Moment:
    """When it was typed, by the server's clock, and never after now. Small differences are the network's."""
    if clock is None:
        return Moment(now)
    off = clock.sent_at - now
    wrong = off if abs(off) > TOLERATED else timedelta()
    return Moment(min(clock.typed_at - wrong, now), clock.typed_at, round(wrong.total_seconds()))


def warning(off: int | None, at: datetime) -> str:
    """What to say of a clock that is wrong; nothing for one that is right."""
    if not off:
        return ""
    said = {"span": span(timedelta(seconds=abs(off))), "when": f"{timezone.localtime(at):%Y-%m-%d %H:%M}"}
    if off > 0:
        return _("The clock of this phone is %(span)s ahead. The visit is kept under %(when)s. Set the clock.") % said
    return _("The clock of this phone is %(span)s behind. The visit is kept under %(when)s. Set the clock.") % said
