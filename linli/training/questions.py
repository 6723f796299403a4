"""A question before it is kept: read from words, and refused with a sentence where it is none."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.training.marking import same
from linli.training.words import CHOICES, FALSE, TRUE, Difficulty, Kind

LONGEST, LONGEST_OPTION, LONGEST_TOPIC = 2000, 400, 40
MOST_OPTIONS = 8
LETTERS = "ABCDEFGH"
BLANK = re.compile(r"_{2,}|（\s*）|\(\s*\)")
TRUE_WORDS = {"true", "t", "yes", "对", "正确", "是", "√", "✓"}
FALSE_WORDS = {"false", "f", "no", "错", "错误", "否", "×", "✗", "x"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it is typed. `answer`: letters such as “AC”; a word for true or false; the wordings of each blank,
    “;” between blanks and “|” between wordings; or what a marker looks for."""

    kind: str
    text: str
    answer: str
    options: tuple[str, ...] = ()
    topic: str = ""
    difficulty: str = Difficulty.MEDIUM
    explanation: str = ""


def checked(draft: Draft) -> Draft:
    """The question with clean words; Refusal, beside its field, for one that cannot be asked."""
    if draft.kind not in Kind:
        raise Refusal(_("Choose one of the five kinds of question."), field="kind")
    if draft.difficulty not in Difficulty:
        raise Refusal(_("Choose one of the three difficulties."), field="difficulty")
    text = clean(draft.text, LONGEST, field="text")
    if not text:
        raise Refusal(_("Write the question."), field="text")
    options = tuple(clean(each, LONGEST_OPTION, field="options") for each in draft.options)
    whole = replace(
        draft,
        text=text,
        options=options,
        answer=clean(draft.answer, LONGEST, field="answer"),
        topic=clean(draft.topic, LONGEST_TOPIC, field="topic"),
        explanation=clean(draft.explanation, LONGEST, field="explanation"),
    )
    _check_options(whole)
    answer_of(whole)
    return whole


def _check_options(draft: Draft) -> None:
    if draft.kind not in CHOICES:
        if draft.options:
            raise Refusal(_("Only a choice has options."), field="options")
        return
    if not 2 <= len(draft.options) <= MOST_OPTIONS or not all(draft.options):
        raise Refusal(_("A choice has from two to eight options, none of them empty."), field="options")
    if len({same(each) for each in draft.options}) < len(draft.options):
        raise Refusal(_("Two options say the same."), field="options")


def answer_of(draft: Draft) -> list[Any]:
    """The answer as it is kept (see Question); Refusal where it does not fit the question."""
    if draft.kind in CHOICES:
        return _places(draft)
    if draft.kind == Kind.TRUE_FALSE:
        return [_truth(draft.answer)]
    if draft.kind == Kind.FILL_IN:
        return _wordings(draft)
    return [draft.answer] if draft.answer else []


def _places(draft: Draft) -> list[int]:
    letters = [each for each in draft.answer.upper() if each not in " ,，、;；"]
    places = sorted({LETTERS.find(each) for each in letters})
    if not places or places[0] < 0 or places[-1] >= len(draft.options):
        last = LETTERS[len(draft.options) - 1]
        raise Refusal(_("The answer is given by letters from A to %(last)s.") % {"last": last}, field="answer")
    if draft.kind == Kind.SINGLE and len(places) != 1:
        raise Refusal(_("A single choice has exactly one right option."), field="answer")
    return places


def _truth(answer: str) -> str:
    word = answer.casefold()
    if word in TRUE_WORDS:
        return TRUE
    if word in FALSE_WORDS:
        return FALSE
    raise Refusal(_("The answer is “true” or “false”."), field="answer")


def _wordings(draft: Draft) -> list[list[str]]:
    blanks = [
        [wording.strip() for wording in each.split("|") if wording.strip()] for each in re.split("[;；]", draft.answer)
    ]
    if not all(blanks):
        raise Refusal(_("Give the right wording of each blank."), field="answer")
    asked = len(BLANK.findall(draft.text)) or 1
    if len(blanks) != asked:
        raise Refusal(
            _("The question has %(asked)d blanks, the answer %(given)d. Put “;” between them.")
            % {"asked": asked, "given": len(blanks)},
            field="answer",
        )
    return blanks


def spelled(question: Any) -> str:
    """The answer of a kept question as it is typed."""
    if question.kind in CHOICES:
        return "".join(LETTERS[place] for place in question.answer)
    if question.kind == Kind.FILL_IN:
        return ";".join("|".join(wordings) for wordings in question.answer)
    return str(question.answer[0]) if question.answer else ""


def digest(draft: Draft) -> bytes:
    """By what a question is known: what it asks, whatever the order of its options (SHA-256)."""
    asked = [draft.kind, same(draft.text), sorted(same(each) for each in draft.options)]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).digest()
