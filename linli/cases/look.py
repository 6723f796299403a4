"""How a case looks: one of five states, each with a colour, a shape and a word, the same on every page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from linli.cases.models import Rung
from linli.cases.words import OPEN, Action, Channel, Grade, Outcome, Status, Supervision
from linli.catalogue.tables import tables

NEAR_SHARE = 0.75
NEAR = timedelta(hours=24)
BEGUN = (
    Status.ACCEPTED,
    Status.DELIBERATING,
    Status.OFFERED,
    Status.ASSIGNED,
    Status.IN_PROGRESS,
    Status.MERGED,
)
SOLVED = (Status.DONE, Status.VERIFIED, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Mark:
    """A state's CSS name and its shape."""

    name: str
    icon: str


RECEIVED = Mark("received", icon="inbox")
UNDER_WAY = Mark("under-way", icon="progress")
PAUSED = Mark("received", icon="player-pause")
ENDED = Mark("received", icon="circle-minus")
NEAR_LIMIT = Mark("near", icon="clock-exclamation")
OVER = Mark("over", icon="alert-triangle")
DONE = Mark("done", icon="circle-check")


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What is left of the allowance: in words, as the share used up (0 to 100), and as a state."""

    words: str
    used: int
    mark: Mark


def status_word(status: str) -> str:
    """The locality's word for a status, or the program's own."""
    return tables.get().word(f"case.{status}", Status(status).label)


def status_mark(status: str) -> Mark:
    """The state a status belongs to, deadlines apart."""
    if status in SOLVED:
        return DONE
    if status in BEGUN:
        return UNDER_WAY
    if status == Status.PARKED:
        return PAUSED
    return RECEIVED if status == Status.RECEIVED else ENDED


def time_left(
    status: str, received_at: datetime, due_at: datetime | None, now: datetime, amber_at: datetime | None = None
) -> TimeLeft | None:
    """The time left of an open case with a deadline; None for any other. A parked case's clock is not shown. It is
    amber from `amber_at`; where that is not known, near the end."""
    if due_at is None or status not in OPEN or status == Status.PARKED:
        return None
    if now > due_at:
        return TimeLeft(_("over by %(span)s") % {"span": span(now - due_at)}, 100, OVER)
    used = (now - received_at) / max(due_at - received_at, timedelta(minutes=1))
    near = now >= amber_at if amber_at else used >= NEAR_SHARE or due_at - now < NEAR
    mark = NEAR_LIMIT if near else UNDER_WAY
    return TimeLeft(_("%(span)s left") % {"span": span(due_at - now)}, max(0, round(used * 100)), mark)


def span(length: timedelta) -> str:
    """A length of time as people say it: minutes, then hours up to two days, then days."""
    minutes = max(int(length.total_seconds() // 60), 1)
    if minutes < 60:
        return _counted("minute", minutes, get_language())
    hours = minutes // 60
    return _counted("hour", hours, get_language()) if hours < 48 else _counted("day", hours // 24, get_language())


@lru_cache(maxsize=1024)
def _counted(unit: str, count: int, _language: str | None) -> str:
    # Fifty a page: said once for each number and language.
    said = {
        "minute": ngettext("%(count)d minute", "%(count)d minutes", count),
        "hour": ngettext("%(count)d hour", "%(count)d hours", count),
        "day": ngettext("%(count)d day", "%(count)d days", count),
    }
    return said[unit] % {"count": count}


def supervision_word(stage: str) -> str:
    """The locality's word for a stage of supervision, or the program's own; nothing for none."""
    return tables.get().word(f"case.{stage}", Supervision(stage).label) if stage else ""


def action_word(action: Action) -> str:
    """The locality's word for what somebody does with a case, or the program's own."""
    return tables.get().word(f"case.{action.value}", action.label)


def outcome_word(outcome: str) -> str:
    """The locality's word for how a case ended, or the program's own."""
    return tables.get().word(f"outcome.{outcome}", Outcome(outcome).label)


def grade_word(grade: int) -> str:
    """The locality's word for a grade, or the program's own."""
    return tables.get().word(f"grade.{grade}", Grade(grade).label)


def channel_word(channel: str) -> str:
    """The locality's word for where a case came in, or the program's own."""
    return tables.get().word(f"channel.{channel}", Channel(channel).label)


def open_channels() -> list[Channel]:
    """The channels that the practice keeps open, in its order; all of them before there is a practice."""
    practice = tables.get().practice
    return [Channel(each) for each in practice.channels] if practice else list(Channel)


def forum(rung: Rung) -> str:
    """A level with the meeting that decides at it, where one does."""
    meeting = rung.forum_en if get_language() == "en" else rung.forum
    return f"{rung} · {meeting}" if meeting else str(rung)
