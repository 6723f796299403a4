"""Questions in spreadsheets: read row by row, each that cannot come in with a sentence; written as text, so that
nothing in a cell ever runs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.core import sheets
from linli.core.refusal import Refusal
from linli.training.practice import training
from linli.training.questions import LETTERS, Draft, checked, digest, spelled
from linli.training.words import Difficulty, Kind

MOST = 5000
HEADINGS = {
    "kind": ("题型", "kind"),
    "topic": ("主题", "topic"),
    "difficulty": ("难度", "difficulty"),
    "text": ("题目", "题干", "question"),
    "answer": ("答案", "正确答案", "answer"),
    "explanation": ("解析", "explanation"),
    **{letter: (f"选项{letter}", f"选项{letter}", f"option {letter.lower()}", letter.lower()) for letter in LETTERS},
}
KINDS: dict[str, str] = {
    **dict.fromkeys(("单选", "单选题", "single choice"), Kind.SINGLE),
    **dict.fromkeys(("多选", "多选题", "multiple choice"), Kind.MULTIPLE),
    **dict.fromkeys(("判断", "判断题", "true or false"), Kind.TRUE_FALSE),
    **dict.fromkeys(("填空", "填空题", "fill in"), Kind.FILL_IN),
    **dict.fromkeys(("简答", "简答题", "问答", "short answer"), Kind.SHORT),
    **{kind.value: kind for kind in Kind},
}
DIFFICULTIES: dict[str, str] = {
    "": Difficulty.MEDIUM,
    "易": Difficulty.EASY,
    "中": Difficulty.MEDIUM,
    "难": Difficulty.HARD,
    "容易": Difficulty.EASY,
    "中等": Difficulty.MEDIUM,
    "困难": Difficulty.HARD,
    **{difficulty.value: difficulty for difficulty in Difficulty},
}
WRITTEN = ("kind", "topic", "difficulty", "text", *LETTERS, "answer", "explanation")


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet: what would come in, with its row; and the rows that cannot, each with why."""

    drafts: list[tuple[int, Draft]]
    faults: list[tuple[int, str]]


def read(content: bytes, name: str) -> Read:
    """Questions of a spreadsheet; rows are numbered as a spreadsheet shows them. Refusal for a file that cannot be
    read, or in which no row says which column is which."""
    rows = sheets.read_cells(content, name)
    if len(rows) > MOST:
        raise Refusal(
            _("At most %(most)d rows at a time; this sheet has %(rows)d.") % {"most": MOST, "rows": len(rows)}
        )
    head, columns = _head(rows)
    running = {row: cell for cell, row in reversed(sheets.formulas(content, name).items())}
    read = Read([], [])
    seen: dict[bytes, int] = {}
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {what: _said(row[at]) for what, at in columns.items() if at < len(row)}
        if any(cells.values()):
            _take(read, number, cells, running.get(number, ""), seen)
    return read


def _take(read: Read, number: int, cells: Mapping[str, str], formula: str, seen: dict[bytes, int]) -> None:
    try:
        if formula:
            raise Refusal(
                _("Cell %(cell)s holds a formula. Formulas are not run here: write what it comes to.")
                % {"cell": formula}
            )
        draft = _draft(cells)
        if earlier := seen.get(digest(draft)):
            raise Refusal(_("This is the same question as in row %(row)d.") % {"row": earlier})
        seen[digest(draft)] = number
        read.drafts.append((number, draft))
    except Refusal as refusal:
        read.faults.append((number, str(refusal)))


def _head(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """The first row that names at least kind, question and answer, and which column each is."""
    for at, row in enumerate(rows[:20]):
        words = [_said(cell).casefold() for cell in row]
        found = {
            what: next(place for place, word in enumerate(words) if word and word in _folded(names))
            for what, names in HEADINGS.items()
            if any(word in _folded(names) for word in words if word)
        }
        if {"kind", "text", "answer"} <= set(found):
            return at, found
    raise Refusal(_("No row names the columns. Download the sheet of this page and fill that in."))


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}


def _draft(cells: Mapping[str, str]) -> Draft:
    said = cells.get("kind", "").casefold()
    if said not in KINDS:
        raise Refusal(_("“%(word)s” is none of the five kinds of question.") % {"word": cells.get("kind", "")})
    hard = cells.get("difficulty", "").casefold()
    if hard not in DIFFICULTIES:
        raise Refusal(_("“%(word)s” is none of the three difficulties.") % {"word": cells.get("difficulty", "")})
    options = [cells.get(letter, "") for letter in LETTERS]
    while options and not options[-1]:
        options.pop()
    return checked(
        Draft(
            kind=KINDS[said],
            text=cells.get("text", ""),
            answer=cells.get("answer", ""),
            options=tuple(options),
            topic=_topic(cells.get("topic", "")),
            difficulty=DIFFICULTIES[hard],
            explanation=cells.get("explanation", ""),
        )
    )


def _topic(word: str) -> str:
    """A topic of the practice by its name; any other stays as it is written."""
    return next((key for key, name in training().topics.items() if name == word), word)


def _said(cell: Any) -> str:
    """What a cell shows: whole numbers without a point."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def headings() -> list[str]:
    """The first row of the sheet that is given out."""
    return [HEADINGS[what][0] for what in WRITTEN]


def row(question: Any) -> list[str]:
    """A kept question as a row that can be read again."""
    topics = training().topics
    words = {kind: word for word, kind in reversed(KINDS.items()) if "\u4e00" <= word[0] <= "\u9fff"}
    hard = {"easy": "易", "medium": "中", "hard": "难"}
    options = [*question.options, *[""] * (len(LETTERS) - len(question.options))]
    begins = [words[question.kind], topics.get(question.topic, question.topic), hard[question.difficulty]]
    return [*begins, question.text, *options, spelled(question), question.explanation]


def packed(drafts: Iterable[tuple[int, Draft]]) -> list[dict[str, Any]]:
    """For keeping until it is brought in."""
    return [{"number": number, **asdict(draft)} for number, draft in drafts]


def unpacked(rows: Iterable[Mapping[str, Any]]) -> list[Draft]:
    return [
        Draft(
            **{**{name: value for name, value in each.items() if name != "number"}, "options": tuple(each["options"])}
        )
        for each in rows
    ]
