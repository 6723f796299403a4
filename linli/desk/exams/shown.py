"""A paper as its page draws it: each question with what was given, and, once there is a result, what was right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from linli.training.marking import closed, points
from linli.training.models import Answer, Sitting
from linli.training.practice import training
from linli.training.questions import BLANK, LETTERS
from linli.training.words import CHOICES, FALSE, TRUE, Kind


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick: its value, its letter, its words, and whether it is ticked or right."""

    value: str
    letter: str
    words: str
    chosen: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One question of a paper. `blanks`: what was given to each; `got`: the points, None while there are none."""

    number: int
    kind: str
    kind_name: str
    text: str
    points: int
    multiple: bool
    options: Sequence[Option]
    blanks: Sequence[str]
    long: bool
    got: int | None
    right: str
    explanation: str

    @property
    def name(self) -> str:
        return f"q{self.number}"


def questions(sitting: Sitting) -> list[Shown]:
    """Every question, with the answers saved so far. One query."""
    kept = {each.number: each for each in Answer.objects.filter(sitting=sitting)}
    half = training().half
    return [_shown(item, kept.get(item["number"]), half) for item in sitting.paper]


def _shown(item: Mapping[str, Any], answer: Answer | None, half: bool) -> Shown:
    given = answer.given if answer else []
    auto = closed(item)
    return Shown(
        number=item["number"],
        kind=item["kind"],
        kind_name=str(Kind(item["kind"]).label),
        text=item["text"],
        points=item["points"],
        multiple=item["kind"] == Kind.MULTIPLE,
        options=list(_options(item, given)),
        blanks=_blanks(item, given),
        long=item["kind"] == Kind.SHORT,
        got=points(item, given, half=half) if auto else (answer.points if answer else None),
        right=_right(item),
        explanation=item.get("explanation", ""),
    )


def _options(item: Mapping[str, Any], given: Sequence[str]) -> Iterator[Option]:
    if item["kind"] in CHOICES:
        for place, words in enumerate(item["options"]):
            value = str(place)
            yield Option(value, f"{LETTERS[place]}. ", words, value in given, value in item["key"])
    elif item["kind"] == Kind.TRUE_FALSE:
        for value, words in ((TRUE, _("True")), (FALSE, _("False"))):
            yield Option(value, "", words, value in given, value in item["key"])


def _blanks(item: Mapping[str, Any], given: Sequence[str]) -> list[str]:
    if item["kind"] == Kind.SHORT:
        return [given[0] if given else ""]
    if item["kind"] != Kind.FILL_IN:
        return []
    asked = len(item["key"]) or len(BLANK.findall(item["text"])) or 1
    return [given[at] if at < len(given) else "" for at in range(asked)]


def _right(item: Mapping[str, Any]) -> str:
    if item["kind"] in CHOICES:
        return "".join(LETTERS[int(place)] for place in item["key"])
    if item["kind"] == Kind.FILL_IN:
        return "；".join(" / ".join(wordings) for wordings in item["key"])
    if item["kind"] == Kind.TRUE_FALSE:
        return _("True") if TRUE in item["key"] else _("False")
    return "；".join(item["key"])


def given(sitting: Sitting, sent: QueryDict) -> dict[int, list[str]]:
    """The answers that a page sent: of the questions that it names in `only`, else of the whole paper."""
    only = set(sent.getlist("only"))
    return {
        item["number"]: sent.getlist(f"q{item['number']}")
        for item in sitting.paper
        if not only or str(item["number"]) in only
    }
