"""Papers drawn by rule: seeded, so that the same seed over the same bank draws the same paper.

A line of the rule that names no topic or difficulty takes any; so two lines may compete for the same questions. They
are given out as a matching: if there is any way to fill the whole rule, one is found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.training.practice import training
from linli.training.words import CHOICES, Difficulty, Kind

MOST = 200


class Asked(Protocol):
    """A question, as far as drawing needs it."""

    pk: Any
    kind: Any
    topic: Any
    difficulty: Any


@dataclass(frozen=True, slots=True)
class Line:
    """So many questions of a kind, each worth so many points; of any topic or difficulty where it names none."""

    kind: str
    count: int
    points: int
    topic: str = ""
    difficulty: str = ""

    def takes(self, question: Asked) -> bool:
        return (
            question.kind == self.kind
            and self.topic in ("", question.topic)
            and self.difficulty in ("", question.difficulty)
        )

    def __str__(self) -> str:
        topic = training().topics.get(self.topic, self.topic)
        parts = [Kind(self.kind).label, topic, Difficulty(self.difficulty).label if self.difficulty else ""]
        return " · ".join(str(part) for part in parts if part)


def lines(rule: Iterable[dict[str, Any]]) -> list[Line]:
    return [Line(**each) for each in rule]


def most(rule: Sequence[Line]) -> int:
    """The points of a whole paper."""
    return sum(line.count * line.points for line in rule)


def drawn(rule: Sequence[Line], bank: Iterable[Asked], seed: str) -> list[tuple[Line, Any]]:
    """Each line's questions, line by line, none twice. The seed and the bank alone decide.

    Raises Refusal, naming a line that cannot be filled and by how many it falls short.
    """
    dice, known = Random(seed), sorted(bank, key=lambda question: question.pk)
    dice.shuffle(known)
    fits = [[at for at, question in enumerate(known) if line.takes(question)] for line in rule]
    held: dict[int, int] = {}  # place of a question -> line that has it
    for number, line in enumerate(rule):
        for got in range(line.count):
            if not _give(number, fits, held):
                raise Refusal(_short(line, got), field="rule")
    return [(line, known[at]) for number, line in enumerate(rule) for at in fits[number] if held.get(at) == number]


def _give(line: int, fits: list[list[int]], held: dict[int, int]) -> bool:
    """Give a line one more question, having others change theirs where that frees one (an augmenting path, breadth
    first: a line is asked once)."""
    came: dict[int, tuple[int, int]] = {}  # line -> whose wish reached it, and for which of its questions
    waiting, seen = [line], {line}
    while waiting:
        asking = waiting.pop(0)
        for at in fits[asking]:
            holder = held.get(at)
            if holder is None:
                while True:
                    held[at] = asking
                    if asking == line:
                        return True
                    asking, at = came[asking]
            if holder not in seen:
                seen.add(holder)
                came[holder] = (asking, at)
                waiting.append(holder)
    return False


def _short(line: Line, got: int) -> str:
    return _("The rule asks for %(count)d questions of “%(line)s”, and only %(got)d are left for it in the bank.") % {
        "count": line.count,
        "line": line,
        "got": got,
    }


def paper(rule: Sequence[Line], bank: Iterable[Any], seed: str) -> list[dict[str, Any]]:
    """A candidate's paper, word for word, with its key; the options of choices in an order of its own."""
    dice = Random(f"{seed} options")
    return [
        _item(number, line, question, dice) for number, (line, question) in enumerate(drawn(rule, bank, seed), start=1)
    ]


def _item(number: int, line: Line, question: Any, dice: Random) -> dict[str, Any]:
    order = list(range(len(question.options)))
    if question.kind in CHOICES:
        dice.shuffle(order)
    choice = question.kind in CHOICES
    key = sorted(str(order.index(place)) for place in question.answer) if choice else question.answer
    return {
        "number": number,
        "question": question.pk,
        "version": question.version,
        "kind": str(question.kind),
        "topic": question.topic,
        "text": question.text,
        "options": [question.options[place] for place in order],
        "key": key,
        "explanation": question.explanation,
        "points": line.points,
    }
