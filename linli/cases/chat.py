"""Reading a chat export as somebody pastes it: who said what, and when; every word kept, nothing of it interpreted.

Programs write the same thing in a few shapes. One paste has one shape, the one that fits most of its lines:
    王小明 2026-11-20 09:12:33      name, then the time (WeChat, WeCom, DingTalk); the words on the lines below
    2026-11-20 9:12:33 王小明        the time, then the name (QQ)
    [2026/11/20 09:12] 王小明: …     time, name and words on one line
    王小明  09:12                    the time alone, the day on a line of its own above (a chat sent as a mail)
    王小明:                          no time at all (a few messages copied at once)
    王小明: …
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

from linli.core.calendar import SHANGHAI
from linli.core.text import clean

T = TypeVar("T")

LONGEST = 20_000  # characters of one message
SENDER = 60

DAY = r"(?:(?:(?P<year>\d{4})\s?[-/.年]\s?)?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})日?|(?P<ago>今天|昨天|前天))"
HALF = r"(?P<half>凌晨|早上|上午|中午|下午|晚上|AM|PM)?"
CLOCK = HALF + r"\s?(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：]\d{2})?"
WEEKDAY = r"(?:[,，\s]*(?:星期|周)[一二三四五六日天])?"
STAMP = DAY + WEEKDAY + r"[,，\s]*" + CLOCK
NAME = r"(?P<sender>\S(?:.{0,58}?\S)?)"
COLON = r"\s*[:：]\s*"
RULE = r"[\s—–\-=_*·]*"
SHAPES = [
    re.compile(rf"\s*\[?{STAMP}\]?[\s,\-–—]*{NAME}{COLON}(?P<words>.+)", re.IGNORECASE),
    re.compile(rf"\s*{NAME}\s*[:：]?\s+{STAMP}\s*", re.IGNORECASE),
    re.compile(rf"\s*{STAMP}\s+{NAME}\s*", re.IGNORECASE),
    re.compile(rf"\s*{NAME}\s+{CLOCK}\s*", re.IGNORECASE),
    re.compile(rf"\s*{NAME}\s*[:：]\s*"),
    re.compile(rf"\s*(?P<sender>(?!https?:)[^\s:：](?:[^:：]{{0,28}}[^\s:：])?){COLON}(?P<words>.+)"),
]
DATED = 3  # the first so many shapes name the day; the two after them stand under an empty line
SPACED = slice(DATED, 5)
SHARE = 2  # the last shape, any colon, is believed where it fits one line in so many
DAY_LINE = re.compile(rf"{RULE}{DAY}{WEEKDAY}{RULE}")
QQ_NUMBER = re.compile(r"\s*[(<（]\s*(?:[1-9]\d{4,11}|[^()<>\s]+@[^()<>\s]+)\s*[)>）]$")
AGO = {"今天": 0, "昨天": 1, "前天": 2}
AFTERNOON = ("下午", "晚上", "pm")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `said_at` is None where the export does not tell; `sender` is empty for what stands before the
    first message."""

    sender: str
    said_at: datetime | None
    words: str


def read_chat(text: str, *, now: datetime) -> list[Message]:
    """The messages of an export, in its order. Days without a year, and 昨天, are those last before `now`.

    Lines that belong to no message are kept as one without a sender. Raises Refusal for a message over LONGEST.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [message for message in _messages(lines, _heads(lines), now) if message.words]


def _heads(lines: list[str]) -> dict[int, re.Match[str]]:
    """Line number -> its match, for the lines that begin a message, in the shape that fits the most lines."""
    after_space = {at for at in range(len(lines)) if at == 0 or not lines[at - 1].strip()}
    written = sum(1 for line in lines if line.strip())
    dated = [_consistent(_matched(shape, lines)) for shape in SHAPES[:DATED]]
    if any(dated):
        return max(dated, key=len)
    by_clock, by_name = (_matched(shape, lines, only=after_space) for shape in SHAPES[SPACED])
    inline = _matched(SHAPES[-1], lines)
    return by_clock or max(by_name, inline if len(inline) * SHARE >= written else {}, key=len)


def _matched(shape: re.Pattern[str], lines: list[str], only: Container[int] | None = None) -> dict[int, re.Match[str]]:
    some = ((at, line) for at, line in enumerate(lines) if only is None or at in only)
    return {at: match for at, line in some if (match := shape.fullmatch(line))}


def _consistent(found: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Where most lines name the year, one that does not is somebody's words about a day, and no beginning."""
    years = {at: match for at, match in found.items() if match["year"]}
    return years if len(years) * 2 > len(found) else found


def _messages(lines: list[str], heads: dict[int, re.Match[str]], now: datetime) -> Iterator[Message]:
    day: date | None = None
    sender, said_at, words = "", None, list[str]()
    for at, line in enumerate(lines):
        if match := heads.get(at):
            yield Message(sender, said_at, clean("\n".join(words), LONGEST))
            told = match.groupdict()
            sender = QQ_NUMBER.sub("", told["sender"]).strip()[:SENDER]
            said_at = _moment(told, day, now)
            words = [told["words"]] if told.get("words") else []
        elif (match := DAY_LINE.fullmatch(line)) and at - 1 not in heads:
            day = _day(match.groupdict(), now)
        else:
            words.append(line)
    yield Message(sender, said_at, clean("\n".join(words), LONGEST))


def _moment(told: dict[str, str | None], day: date | None, now: datetime) -> datetime | None:
    on = _day(told, now) or day
    clock = _clock(told)
    return datetime.combine(on, clock, SHANGHAI) if on and clock else None


def _day(told: dict[str, str | None], now: datetime) -> date | None:
    """The day a head names; None for one that names none, or one that is not in the calendar."""
    today = timezone.localdate(now)
    if ago := told.get("ago"):
        return today - timedelta(days=AGO[ago])
    if not told.get("month"):
        return None
    year, month, day = told.get("year"), int(told["month"] or 0), int(told["day"] or 0)
    if year:
        return _or_none(lambda: date(int(year), month, day))
    known = _or_none(lambda: date(today.year, month, day))
    return known if known is None or known <= today else _or_none(lambda: date(today.year - 1, month, day))


def _clock(told: dict[str, str | None]) -> time | None:
    if not told.get("hour"):
        return None
    hour, minute, half = int(told["hour"] or 0), int(told["minute"] or 0), (told.get("half") or "").casefold()
    if half in AFTERNOON and hour < 12:
        hour += 12
    return _or_none(lambda: time(hour, minute))


def _or_none(make: Callable[[], T]) -> T | None:
    try:
        return make()
    except ValueError:
        return None
