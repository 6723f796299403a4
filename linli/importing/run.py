"""The import itself: rows in batches, each in one transaction, so that broken off it can be run again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from linli.cases import bulk
from linli.cases.life import Life
from linli.core.memory import uncollected
from linli.core.refusal import Refusal
from linli.core.sheets import Cell, Sheet
from linli.importing.report import Report
from linli.importing.rows import Taker

BATCH = 1000

Row = Mapping[str, Cell]


@dataclass
class Tally:
    """How many rows landed, were here already, repeat a row of the same sheet, or could not be taken."""

    landed: int = 0
    known: int = 0
    repeated: int = 0
    refused: int = 0


@dataclass
class Run:
    """One import. `dry`: everything but the landing."""

    taker: Taker
    report: Report
    dry: bool = False
    tally: Tally = field(default_factory=Tally)
    first_rows: dict[str, tuple[int, str]] = field(default_factory=dict)

    @uncollected()
    def take(self, sheet: Sheet, progress: Callable[[int], None] = lambda rows: None) -> Tally:
        """Import every row; `progress` is told after each batch how many rows it had."""
        for start in range(0, len(sheet.rows), BATCH):
            batch = sheet.rows[start : start + BATCH]
            taken = [(number, row, life) for number, row in batch if (life := self._take(number, row))]
            self._land(taken)
            progress(len(batch))
        return self.tally

    def _take(self, number: int, row: Row) -> Life | None:
        try:
            life = self.taker.take(row)
        except Refusal as refusal:
            self.tally.refused += 1
            self.report.add(number, str(refusal), row)
            return None
        first, text = self.first_rows.setdefault(life.case.source or "", (number, life.case.text))
        if first == number:
            return life
        self._repeat(number, row, first, same=text == life.case.text)
        return None

    def _repeat(self, number: int, row: Row, first: int, *, same: bool) -> None:
        if same:
            self.tally.repeated += 1
            self.report.add(number, _("It repeats row %(row)d, which landed.") % {"row": first}, row)
        else:
            self.tally.refused += 1
            self.report.add(number, _("It has the number of row %(row)d, but other words.") % {"row": first}, row)

    def _land(self, taken: Sequence[tuple[int, Row, Life]]) -> None:
        known = bulk.landed(life.case.source for _number, _row, life in taken)
        new = []
        for number, row, life in taken:
            if life.case.source not in known:
                new.append(life)
            elif known[life.case.source] == life.case.text:
                self.tally.known += 1
            else:
                self.tally.refused += 1
                self.report.add(number, _other_source(), row)
        self.tally.landed += len(new) if self.dry else bulk.land(new)


def _other_source() -> str:
    return _("A case with this number is here already, with other words. Give this source its own name: --source.")
