"""One row of a roster, read: where the household is, who the member is; or the sentence that refuses it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.finding import find
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.terms import plain
from linli.core.text import clean
from linli.people.permissions import Permission as P
from linli.people.powers import Powers
from linli.residents import marks, reading
from linli.residents.rosters.columns import Column as C
from linli.residents.rules import grid
from linli.residents.words import Purpose, Relation

EXACT = 10**15  # whole numbers above this are no longer exact in a spreadsheet
RELATIONS = {
    Relation.HEAD: ("户主", "本人", "head"),
    Relation.SPOUSE: ("配偶", "妻", "妻子", "夫", "丈夫", "spouse", "wife", "husband"),
    Relation.CHILD: ("子", "女", "儿子", "女儿", "子女", "长子", "次子", "长女", "次女", "child", "son", "daughter"),
    Relation.PARENT: ("父", "母", "父亲", "母亲", "父母", "parent", "father", "mother"),
    Relation.GRANDCHILD: ("孙子", "孙女", "外孙", "外孙女", "grandchild"),
    Relation.GRANDPARENT: ("祖父", "祖母", "爷爷", "奶奶", "grandparent"),
    Relation.TENANT: ("租客", "租户", "承租人", "tenant"),
}
RELATED = {plain(word): relation for relation, words in RELATIONS.items() for word in words}
NEEDS = {C.PHONE: Purpose.CONTACT, C.ID_NUMBER: Purpose.IDENTITY, C.BORN_ON: Purpose.IDENTITY}


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says; a field that is empty says nothing. `places`, `ids`, `same`: the marks under which its
    household or person may be on file, none or one but while marks are made anew."""

    area_id: int
    code: str
    address: str
    building: str
    size: int
    name: str
    relation: str
    phone: str
    id_number: str
    born_on: str
    places: tuple[int, ...]
    ids: tuple[int, ...]
    same: tuple[int, ...]

    @property
    def home(self) -> Any:
        """Equal for rows of one household."""
        return self.code or self.places


class Reader:
    """Reads the rows of one roster for one account; places and permissions are looked up once."""

    def __init__(
        self, columns: Mapping[str, int], area_id: int | None, agreed: Sequence[str], mine: Powers, now: datetime
    ) -> None:
        left_out = {column for column, purpose in NEEDS.items() if purpose not in agreed}
        self.columns = {name: at for name, at in columns.items() if name not in left_out}
        self.area_id, self.mine, self.today = area_id, mine, timezone.localdate(now)
        self.grids: dict[str, int | Refusal] = {}

    def read(self, cells: Sequence[Any]) -> Read:
        """The row; Refusal, in a sentence, for what cannot be."""
        said = {name: self._cell(cells, name) for name in C.values}
        code, address = clean(said[C.CODE], 40), reading.read_address(said[C.ADDRESS])
        if not code and not address:
            raise Refusal(_("It says neither an address nor a file number: there is no telling which household it is."))
        phone, id_number = reading.read_number(said[C.PHONE]), reading.read_id_number(said[C.ID_NUMBER])
        name = reading.read_name(said[C.NAME])
        return Read(
            area_id=self._grid(said[C.GRID]),
            code=code,
            address=address,
            building=clean(said[C.BUILDING], reading.BUILDING),
            size=_size(said[C.SIZE]),
            name=name,
            relation=RELATED.get(plain(said[C.RELATION]), Relation.OTHER) if said[C.RELATION] else "",
            phone=phone,
            id_number=id_number,
            born_on=reading.read_birthday(_day(said[C.BORN_ON]), id_number, today=self.today),
            places=marks.equal(marks.same_place, address),
            ids=marks.equal(marks.same_number, id_number),
            same=marks.equal(marks.same_name_and_phone, name, phone),
        )

    def _cell(self, cells: Sequence[Any], name: str) -> str:
        at = self.columns.get(name)
        return said(cells[at]) if at is not None and at < len(cells) else ""

    def _grid(self, name: str) -> int:
        if name not in self.grids:
            self.grids[name] = self._look_up(name)
        found = self.grids[name]
        if isinstance(found, Refusal):
            raise found
        return found

    def _look_up(self, name: str) -> int | Refusal:
        try:
            if not name and self.area_id is None:
                raise Refusal(_("It names no grid, and none was chosen for the whole roster."))
            area = grid(_named(name) if name else self.area_id or 0)
            if not self.mine.may(P.HOUSEHOLD_IMPORT, area):
                raise Refusal(_("Your posts do not reach “%(grid)s”.") % {"grid": tree.get().full_name(area)})
        except Refusal as refusal:
            return refusal
        return area


def _named(name: str) -> int:
    """The place that a name means: the only one that bears it, or else as people type of it."""
    bearers = [node for node in tree.get().by_name.get(name, []) if node.active]
    if len(bearers) == 1:
        return bearers[0].id
    try:
        return find(name, [root.id for root in tree.get().roots]).id
    except Refusal:
        raise Refusal(
            _("No one place here is called “%(name)s”. Correct it in the file; write grids as their list has them.")
            % {"name": name}
        ) from None


def said(cell: Any) -> str:
    """A cell as text; Refusal for a number so long that the spreadsheet has rounded it."""
    if isinstance(cell, float):
        if abs(cell) >= EXACT:
            raise Refusal(
                _("A long number was rounded by the spreadsheet. Format the column as text, and enter it anew.")
            )
        return str(int(cell)) if cell.is_integer() else str(cell)
    return " ".join(str(cell).split()) if cell is not None else ""


def _size(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and int(text) <= 200):
        raise Refusal(_("How many live there is a number from 0 to %d.") % 200)
    return int(text)


def _day(text: str) -> str:
    """A birthday as it stands in rosters, as ISO 8601: 1956.3.21, 1956/03/21, 19560321, 1956年3月21日, with a time."""
    digits = text.split("T")[0].split(" ")[0].strip()
    parts = [part for part in "".join(each if each.isdigit() else " " for each in digits).split() if part]
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    try:
        return date(*(int(part) for part in parts)).isoformat() if len(parts) == 3 else text
    except ValueError:
        return text
