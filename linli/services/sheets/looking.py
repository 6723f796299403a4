"""What each row of a spreadsheet would do: a new item, a changed one, nothing, or why it cannot be brought in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.refusal import Refusal
from linli.core.sheets import refuse_formulas
from linli.services import practice, queries
from linli.services.details import Details, check_code, checked
from linli.services.models import ItemSheet, ItemVersion, ServiceItem
from linli.services.sheets import columns
from linli.services.sheets.columns import LISTED, Column, recognised
from linli.services.words import ItemType, Kind, ListName

EXACT = 10**15


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    SAME = "same", gettext_lazy("as it is already")
    REFUSED = "refused", gettext_lazy("cannot be brought in")


@dataclass(frozen=True)
class Looked:
    """A row, looked at. `fields`: what would change, in words; `sentence`: why it is refused."""

    number: int
    verdict: Verdict
    code: str = ""
    details: Details | None = None
    since: date | None = None
    item: ServiceItem | None = None
    fields: list[str] = field(default_factory=list)
    sentence: str = ""

    @property
    def name(self) -> str:
        return self.details.name if self.details else self.code


def look(sheet: ItemSheet, today: date) -> list[Looked]:
    """Every row, compared with what is in force on its day. Two queries for the whole sheet."""
    places = recognised(sheet.headings)
    if Column.CODE not in places or Column.NAME not in places:
        raise Refusal(
            _("The first row has to name the columns, among them “%(code)s” and “%(name)s”. Export the list to see it.")
            % {"code": Column.CODE.label, "name": Column.NAME.label}
        )
    items = {item.code: item for item in ServiceItem.objects.all()}
    now = queries.all_in_force(None, today)
    seen = set[str]()
    return [_looked(number, cells, places, sheet.formulas, items, now, seen, today) for number, cells in sheet.rows]


def _looked(
    number: int,
    cells: Sequence[Any],
    places: dict[str, int],
    formulas: dict[str, int],
    items: dict[str, ServiceItem],
    now: dict[int, ItemVersion],
    seen: set[str],
    today: date,
) -> Looked:
    said = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    code = text_of(said[Column.CODE])
    try:
        refuse_formulas(number, formulas)
        code = check_code(code)
        if code in seen:
            raise Refusal(_("“%(code)s” stands in this sheet already, further up.") % {"code": code})
        item = items.get(code)
        if item and not item.active:
            raise Refusal(_("This item was taken out of use. Take it into use again first."))
        details = checked(_details(said, now.get(item.pk) if item else None))
        since = columns.read_since(said.get(Column.SINCE, ""), today)
        if item and now.get(item.pk) and since < today:
            since = today  # the day stands there from the export; what was said in the past stays
    except Refusal as refusal:
        return Looked(number, Verdict.REFUSED, code=code, sentence=str(refusal))
    seen.add(code)
    before = now.get(item.pk) if item else None
    if before is None:
        return Looked(number, Verdict.NEW, code, details, since, item)
    changed = details.differences(before)
    verdict = Verdict.CHANGED if changed else Verdict.SAME
    return Looked(number, verdict, code, details, since, item, [word_of(each) for each in changed])


def _details(said: dict[str, Any], before: ItemVersion | None) -> Details:
    """What the row says; what it has no column for stays as it was."""
    values: dict[str, Any] = {}
    for name, cell in said.items():
        values |= _values(Column(name), text_of(cell))
    if before:
        kept = {each: getattr(before, each) for each in Details.__dataclass_fields__}
        values = kept | values
    values.setdefault("list_name", "")
    values.setdefault("kind", "")
    return Details(**values)


def _values(column: Column, text: str) -> dict[str, Any]:
    """The fields that a cell sets."""
    if column in (Column.CODE, Column.SINCE):
        return {}
    if column in (Column.LEGAL, Column.PROMISED):
        amount, unit = columns.read_limit(text, f"{column.value}_amount")
        return {f"{column.value}_amount": amount, f"{column.value}_unit": unit}
    if column in (Column.INCOMPLETE, Column.ACROSS, Column.BOOKING):
        return {column.value: columns.read_yes(text, column)}
    if column.value in LISTED:
        return {column.value: LISTED[column.value](text)}
    if column in CHOSEN:
        return {column.value: CHOSEN[column](text)}
    if column is Column.VISITS:
        return {"visits": _whole(text)}
    if column is Column.ORGANISATION:
        return {"organisation_id": columns.read_organisation(text)}
    if column is Column.CATEGORY:
        return {"category_id": columns.read_category(text)}
    return {column.value: text}


CHOSEN: dict[Column, Any] = {
    Column.LIST: lambda text: columns.read_choice(text, practice.lists, ListName, Column.LIST),
    Column.KIND: lambda text: columns.read_choice(text, practice.kinds, Kind, Column.KIND),
    Column.TYPE: lambda text: (
        columns.read_choice(text, list, ItemType, Column.TYPE) if text else ItemType.PUBLIC_SERVICE
    ),
}


def word_of(name: str) -> str:
    """What a field is called at the head of its column."""
    column = {"organisation_id": Column.ORGANISATION, "category_id": Column.CATEGORY}.get(name)
    plain = name.removesuffix("_amount").removesuffix("_unit")
    return str((column or Column(plain)).label)


def text_of(cell: Any) -> str:
    """A cell as text: a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


def _whole(text: str) -> int:
    if not text:
        return 1
    if not text.isdecimal():
        raise Refusal(_("“%(text)s” is no whole number of visits.") % {"text": text[:20]}, field="visits")
    return int(text)
