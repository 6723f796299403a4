"""What a row would do, compared with what is on file: new, changed, the same, or why it cannot be brought in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.residents import marks
from linli.residents.models import Household, Resident, RosterRow
from linli.residents.rosters.rows import Read

T = TypeVar("T")
Kind = RosterRow.Kind
COMPARED = ("name", "relation", "phone", "id_number", "born_on")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row would do. `household`, `resident`: those on file; `changes`: field -> what the row says."""

    kind: str
    sentence: str = ""
    household: Household | None = None
    resident: Resident | None = None
    changes: dict[str, str] = field(default_factory=dict)


class OnFile:
    """What is on file of a stretch of rows: six queries, however many rows."""

    def __init__(self, reads: Iterable[Read], *, lock: bool = False) -> None:
        known = list(reads)
        households: Any = Household.objects.present()
        residents: Any = Resident.objects.present().select_related("household")
        if lock:
            households, residents = households.select_for_update(), residents.select_for_update(of=("self",))
        codes = {each.code for each in known if each.code}
        places = {mark for each in known for mark in each.places}
        self.closed = set(Household.objects.filter(code__in=codes, active=False).values_list("code", flat=True))
        self.by_code = {each.code: each for each in households.filter(code__in=codes)}
        self.by_place = {each.place_mark: each for each in households.filter(place_mark__in=places, beside=0)}
        found = {each.pk for each in (*self.by_code.values(), *self.by_place.values())}
        self.by_id = _by(residents, "id_mark", (mark for each in known for mark in each.ids))
        self.by_same = _by(residents, "same_mark", (mark for each in known for mark in each.same))
        self.by_name = {
            (each.household_id, marks.one_name(each.name)): each
            for each in residents.filter(household__in=found).order_by("pk")
        }

    def verdict(self, read: Read) -> Verdict:
        """What this row would do."""
        try:
            household = self._household(read)
            resident = self._resident(read, household)
        except Refusal as refusal:
            return Verdict(Kind.REFUSED, str(refusal))
        if resident is None:
            return Verdict(Kind.NEW, household=household)
        changes = {
            name: value for name in COMPARED if (value := getattr(read, name)) and value != getattr(resident, name)
        }
        return Verdict(Kind.CHANGED if changes else Kind.SAME, "", household, resident, changes)

    def _household(self, read: Read) -> Household | None:
        found = self.by_code.get(read.code) if read.code else None
        found = found or _first(self.by_place, read.places)
        if read.code in self.closed:
            raise Refusal(_("The file with this number is closed: the household moved away."))
        if found and found.area_id != read.area_id:
            raise Refusal(
                _("This household has a file in another grid, %(grid)s; a household belongs to one grid.")
                % {"grid": tree.get().full_name(found.area_id)}
            )
        return found

    def _resident(self, read: Read, household: Household | None) -> Resident | None:
        found = _first(self.by_id, read.ids) or _first(self.by_same, read.same)
        if found is None and household:
            found = self.by_name.get((household.pk, marks.one_name(read.name)))
            if found and read.id_number and found.id_number and found.id_number != read.id_number:
                found = None
        if found and (household is None or found.household_id != household.pk):
            raise Refusal(
                _("This person stands in file %(code)s already. Have them leave there first, or correct the row.")
                % {"code": found.household.code}
            )
        return found


class Sheet:
    """What the rows before have said: a person stands once, a household in one grid."""

    def __init__(self) -> None:
        self.people: dict[Any, int] = {}
        self.grids: dict[Any, tuple[int, int]] = {}
        self.places: dict[str, tuple[tuple[int, ...], int]] = {}
        self.codes: dict[tuple[int, ...], tuple[str, int]] = {}

    def refuse(self, number: int, read: Read) -> None:
        """Refusal for a row that repeats one before, or puts its household into another grid."""
        person = read.ids or (read.home, marks.one_name(read.name), read.same)
        first = self.people.setdefault(person, number)
        if first != number:
            raise Refusal(_("It repeats row %(row)d.") % {"row": first})
        self._once(read, number)
        area, row = self.grids.setdefault(read.home, (read.area_id, number))
        if area != read.area_id:
            raise Refusal(_("Row %(row)d puts this household into another grid.") % {"row": row})

    def _once(self, read: Read, number: int) -> None:
        """A file number goes with one address, and an address with one file number."""
        if not read.code or not read.places:
            return
        place, row = self.places.setdefault(read.code, (read.places, number))
        if place != read.places:
            raise Refusal(_("Row %(row)d gives this file number another address.") % {"row": row})
        code, row = self.codes.setdefault(read.places, (read.code, number))
        if code != read.code:
            raise Refusal(
                _("Row %(row)d gives this address another file number. A second household there is entered by hand.")
                % {"row": row}
            )


def _first(known: Mapping[int | None, T], marks_of_it: Iterable[int]) -> T | None:
    return next((known[mark] for mark in marks_of_it if mark in known), None)


def _by(residents: Any, column: str, values: Iterable[int]) -> dict[int | None, Resident]:
    wanted = set(values)
    if not wanted:
        return {}
    return {getattr(each, column): each for each in residents.filter(**{f"{column}__in": wanted}).order_by("-pk")}
