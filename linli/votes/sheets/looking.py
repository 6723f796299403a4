"""What each row of a roll would do: somebody new on it, who stands there already, or why it cannot be brought in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.phones import one_spelling, read_phone
from linli.core.privacy import Mask, masked
from linli.core.refusal import Refusal
from linli.core.sheets import refuse_formulas
from linli.residents.rosters.rows import said as text_of
from linli.votes import codes
from linli.votes.lines import Line, Named, line_of
from linli.votes.models import RollSheet, Vote
from linli.votes.sheets.columns import Column, read_area, recognised
from linli.votes.words import Unit


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("new on the roll")
    JOINED = "joined", gettext_lazy("another home of an owner further up")
    HERE = "here", gettext_lazy("on the roll already")
    REFUSED = "refused", gettext_lazy("cannot be brought in")


@dataclass(frozen=True, slots=True)
class Looked:
    """A row, looked at. `who`: by which the same owner is known again in the sheet, if at all; `sentence`: why it is
    refused."""

    number: int
    verdict: Verdict
    named: Named
    who: str = ""
    line: Line | None = None
    sentence: str = ""

    @property
    def name(self) -> str:
        return masked(self.named.name, Mask.NAME)


class Looking:
    """Looks at the rows of one sheet, for the roll of one vote."""

    def __init__(self, sheet: RollSheet, vote: Vote) -> None:
        self.vote, self.owners = vote, vote.unit == Unit.OWNER
        self.rows, self.places = sheet.rows, recognised(sheet.headings)
        self.formulas = sheet.formulas
        if missing := [str(column.label) for column in self._needed() if column not in self.places]:
            raise Refusal(
                _("The first row has to name the columns. Missing: %(names)s.") % {"names": _(", ").join(missing)}
            )

    def look(self) -> list[Looked]:
        """Every row. One query for the whole sheet."""
        known = {bytes(mark) for mark in self.vote.roll.values_list("mark", flat=True) if mark}
        seen = dict[bytes, int]()
        found = [self._known(each, known, seen) for each in self._joined(map(self._read, self.rows))]
        here = {each.who for each in found if each.who and each.verdict == Verdict.HERE}
        return [replace(each, verdict=Verdict.HERE) if each.who in here else each for each in found]

    def _needed(self) -> list[Column]:
        if self.owners:
            return [Column.NAME, Column.FLOOR]
        return [Column.NAME] if self.vote.unit == Unit.PERSON or Column.HOME not in self.places else []

    def _read(self, row: tuple[int, Sequence[Any]]) -> Looked:
        number, cells = row
        named = Named("")
        try:
            refuse_formulas(number, self.formulas)
            said = {column: text_of(cells[at]) if at < len(cells) else "" for column, at in self.places.items()}
            named = Named(said.get(Column.NAME, ""), said.get(Column.HOME, ""))
            phone = one_spelling(read_phone(said.get(Column.PHONE, "")))
            named = self._named(said, phone)
            who = f"{named.name}\0{phone}" if self.owners and phone else ""
            return Looked(number, Verdict.NEW, named, who, line_of(named))
        except Refusal as refusal:
            return Looked(number, Verdict.REFUSED, named, sentence=str(refusal))

    def _named(self, said: dict[Column, str], phone: str) -> Named:
        """Of a telephone only the last four digits are kept, to tell two of one name apart."""
        name, home = said.get(Column.NAME, ""), said.get(Column.HOME, "")
        if self.vote.unit == Unit.HOUSEHOLD and not name:
            name, home = home, ""
        if not name:
            raise Refusal(_("There is no name in this row."))
        ending = _("telephone …%(digits)s") % {"digits": phone[-4:]} if phone else ""
        about = " · ".join(part for part in (home, ending) if part)
        return Named(name, about, read_area(said.get(Column.FLOOR, "")) if self.owners else None)

    def _joined(self, read: Iterable[Looked]) -> Iterator[Looked]:
        """Rows of one owner, known by name and telephone, become the first of them: the areas are added up."""
        rows = list(read)
        first: dict[str, int] = {}
        for at, each in enumerate(rows):
            if not each.who or each.verdict != Verdict.NEW:
                continue
            top = rows[first.setdefault(each.who, at)]
            if top is not each:
                whole = replace(top.named, floor_area=_sum(top.named, each.named))
                rows[first[each.who]] = replace(top, named=whole, line=line_of(whole))
                rows[at] = replace(each, verdict=Verdict.JOINED, line=None)
        return iter(rows)

    def _known(self, each: Looked, known: set[bytes], seen: dict[bytes, int]) -> Looked:
        if each.line is None:
            return each
        mark = codes.once(each.line.said)
        if mark in known:
            return replace(each, verdict=Verdict.HERE)
        if mark in seen:
            words = _("The same stands in row %(number)d already. Tell them apart by a room or a telephone.")
            return replace(each, verdict=Verdict.REFUSED, sentence=words % {"number": seen[mark]})
        seen[mark] = each.number
        return each


def counts(rows: Iterable[Looked]) -> dict[str, int]:
    """How many rows of each verdict."""
    found = dict.fromkeys(Verdict.values, 0)
    for each in rows:
        found[each.verdict.value] += 1
    return found


def _sum(one: Named, other: Named) -> Decimal:
    return (one.floor_area or Decimal(0)) + (other.floor_area or Decimal(0))
