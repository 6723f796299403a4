"""A batch as its page tells it: what happens, happened or does not, in groups with the same sentence."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from linli.cases import look, wording
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.text import first_words
from linli.desk.bulk.actions import why_not_undo
from linli.desk.bulk.ways import WAYS
from linli.desk.models import Batch, BatchRow
from linli.people.models import Account

State, Row = Batch.State, BatchRow.State
EACH = 20  # cases shown of a group
GROUPS = 12
WORDS = 44
ORDER = [Row.WAITING, Row.REFUSED, Row.KEPT, Row.DONE, Row.UNDONE]


@dataclass(frozen=True, slots=True)
class Line:
    """A case of a group."""

    pk: int
    link: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of which the same is said. `more`: how many of them are not shown."""

    state: str
    sentence: str
    count: int
    lines: list[Line]

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def told(batch: Batch, account: Account, now: datetime) -> dict[str, Any]:
    """What the page shows. A case that has left the account's sight keeps its number and loses its words."""
    counts = _counts(batch)
    groups = _groups(batch, account)
    return {
        "batch": batch,
        "name": look.action_word(Action(batch.action)),
        "way": WAYS[Action(batch.action)],
        "will": [group for group in groups if group.state == Row.WAITING],
        "refused": [group for group in groups if group.state == Row.REFUSED],
        "done": [group for group in groups if group.state == Row.DONE],
        "undone": [group for group in groups if group.state == Row.UNDONE],
        "kept": [group for group in groups if group.state == Row.KEPT],
        "counts": counts,
        "under_way": batch.state in (State.RUNNING, State.UNDOING),
        "finished": _finished(batch, counts),
        "no_undo": why_not_undo(batch, now),
        "example": _example(batch, groups, account),
    }


def _counts(batch: Batch) -> dict[str, int]:
    counted = dict(batch.rows.values_list("state").annotate(n=Count("id")))
    return {state.value: counted.get(state.value, 0) for state in Row}


def _finished(batch: Batch, counts: dict[str, int]) -> int:
    """How many of `size` have had their turn."""
    if batch.state in (State.UNDOING, State.UNDONE):
        return batch.size - counts[Row.DONE]
    return batch.size - counts[Row.WAITING]


def _groups(batch: Batch, account: Account) -> list[Group]:
    counted = list(batch.rows.values_list("state", "why").annotate(n=Count("id")).order_by("-n", "why"))
    place = Window(RowNumber(), partition_by=[F("state"), F("why")], order_by="id")
    first = batch.rows.annotate(place=place).filter(place__lte=EACH).order_by("id")
    rows = list(first.values_list("state", "why", "case_id"))
    known = Case.objects.visible_to(account).filter(pk__in=[each[2] for each in rows[: EACH * GROUPS]])
    texts = dict(known.values_list("pk", "text"))
    return [
        Group(state, why, count, [_line(pk, texts) for *about, pk in rows if tuple(about) == (state, why)])
        for state, why, count in counted[: GROUPS * len(Row)]
    ]


def _line(pk: int, texts: dict[int, str]) -> Line:
    return Line(pk, f"/desk/cases/{pk}/", first_words(texts.get(pk, ""), WORDS))


def _example(batch: Batch, groups: list[Group], account: Account) -> str:
    """What the first of the residents would read, when the words hold fields."""
    first = next((group.lines[0].pk for group in groups if group.state == Row.WAITING and group.lines), None)
    if first is None or not WAYS[Action(batch.action)].templates:
        return ""
    case = Case.objects.visible_to(account).filter(pk=first).first()
    return wording.fill(batch.words, case) if case else ""
