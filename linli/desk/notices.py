"""The inbox as it is read: what happened to one case stands together, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from linli.cases.models import Case
from linli.core.text import first_words
from linli.journeys.told import MENTIONED, TOLD
from linli.notify.models import Notice
from linli.notify.words import Group

WORDS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One notice: in words, when, and whether it is new."""

    words: str
    at: datetime
    new: bool


@dataclass(slots=True)
class Bundle:
    """What is said of one case (or one thing that is no case), the latest first."""

    title: str
    link: str
    case_number: int | None
    lines: list[Line] = field(default_factory=list)

    @property
    def new(self) -> bool:
        """Whether anything of it is not read yet."""
        return any(line.new for line in self.lines)


def bundles(account: Any, notices: Sequence[Notice]) -> list[Bundle]:
    """The notices by case, in the order of each case's latest; of cases that the account may not see, nothing. One
    query, and one more where a case has left one's sight, which is said without a way in."""
    numbers = {notice.case_number for notice in notices if notice.case_number}
    seen = Case.objects.visible_to(account).only("text").in_bulk(numbers) if numbers else {}
    gone = {notice.case_number for notice in notices if not notice.link} & (numbers - seen.keys())
    left = Case.objects.not_about(account).only("text").in_bulk(gone) if gone else {}
    found: dict[str, Bundle] = {}
    for notice in notices:
        if notice.case_number is None:
            found[f"notice {notice.pk}"] = Bundle(notice.subject, notice.link, None, [_line(notice, "")])
        elif case := seen.get(notice.case_number) or left.get(notice.case_number):
            title, link = first_words(case.text, WORDS), case.get_absolute_url() if case.pk in seen else ""
            bundle = found.setdefault(f"case {case.pk}", Bundle(title, link, case.pk))
            bundle.lines.append(_line(notice, notice.subject))
    return list(found.values())


def _line(notice: Notice, otherwise: str) -> Line:
    told = MENTIONED if notice.group == Group.MENTIONS else TOLD.get(notice.key.partition(":")[0])
    return Line(str(told.words) if told else otherwise, notice.at, notice.read_at is None)
