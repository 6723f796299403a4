"""What each row of a roster would do: somebody new, somebody who is here already, or why it cannot be brought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.models import Area
from linli.cases.skills import skills
from linli.core.crypto import mark_keys
from linli.core.privacy import Mask, masked
from linli.core.refusal import Refusal
from linli.core.sheets import refuse_formulas
from linli.people.models import Account
from linli.volunteers import marks, rules
from linli.volunteers.actions.joining import Joining
from linli.volunteers.models import Team, Volunteer, VolunteerSheet
from linli.volunteers.practice import languages
from linli.volunteers.sheets import columns
from linli.volunteers.sheets.columns import Column, recognised
from linli.volunteers.words import HERE

EXACT = 10**15


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("new volunteer")
    HERE = "here", gettext_lazy("a volunteer already")
    REFUSED = "refused", gettext_lazy("cannot be brought in")


@dataclass(frozen=True, slots=True)
class Looked:
    """A row, looked at. `sentence`: why it is refused, or stays out."""

    number: int
    verdict: Verdict
    name: str = ""
    joining: Joining | None = None
    fields: dict[str, Any] | None = None
    guardian: dict[str, Any] | None = None
    team: Team | None = None
    sentence: str = ""

    @property
    def who(self) -> str:
        return masked(self.name, Mask.NAME)


class Looking:
    """Looks at the rows of one sheet, for one account, on one day (`year`)."""

    def __init__(self, sheet: VolunteerSheet, by: Account, today: Any) -> None:
        self.by, self.today, self.formulas = by, today, sheet.formulas
        self.rows, self.places = sheet.rows, recognised(sheet.headings)
        missing = [column for column in (Column.NAME, Column.AREA) if column not in self.places]
        if missing:
            raise Refusal(
                _("The first row has to name the columns, among them “%(name)s” and “%(area)s”.")
                % {"name": Column.NAME.label, "area": Column.AREA.label}
            )
        self.areas = {area.pk: area for area in Area.objects.filter(active=True)}
        self.teams = {team.name: team for team in Team.objects.active()} | {
            team.code: team for team in Team.objects.active()
        }

    def look(self) -> list[Looked]:
        """Every row. Three queries for the whole sheet."""
        read = [self._read(number, cells) for number, cells in self.rows]
        known, seen, found = self._known(read), set[bytes](), list[Looked]()
        for each in read:
            mark = each.fields["mark"] if each.fields else None
            if mark is None:
                found.append(each)
            elif mark in known:
                found.append(Looked(each.number, Verdict.HERE, each.name))
            elif mark in seen:
                sentence = _("This person stands in this sheet already, further up.")
                found.append(Looked(each.number, Verdict.REFUSED, each.name, sentence=sentence))
            else:
                seen.add(mark)
                found.append(each)
        return found

    def _known(self, read: Sequence[Looked]) -> set[bytes]:
        """The marks, as the key of today makes them, of those who are here, whichever key marked them."""
        asked = {
            marks.mark(each.fields["name"], each.fields["phone"], key): each.fields["mark"]
            for each in read
            if each.fields
            for key in mark_keys()
        }
        here = Volunteer.objects.filter(state__in=HERE, mark__in=list(asked)).values_list("mark", flat=True)
        return {asked[bytes(mark)] for mark in here if mark}

    def _read(self, number: int, cells: Sequence[Any]) -> Looked:
        said = {column: text_of(cells[at]) if at < len(cells) else "" for column, at in self.places.items()}
        name = said[Column.NAME]
        try:
            refuse_formulas(number, self.formulas)
            joining, team = self._joining(said), self._team(said.get(Column.TEAM, ""))
            rules.require(rules.why_not_keep(self.by, joining.area.pk))
            fields = joining.person(whole=False) | joining.offered()
            fields["of_age"] = joining.of_age(whole=False, today=self.today)
            guardian = joining.guardian() if fields["of_age"] is not None else None
        except Refusal as refusal:
            return Looked(number, Verdict.REFUSED, name, sentence=str(refusal))
        return Looked(number, Verdict.NEW, name, joining, fields, guardian, team)

    def _joining(self, said: dict[Column, str]) -> Joining:
        area = self.areas.get(columns.read_area(said[Column.AREA]))
        if area is None:
            raise Refusal(_("This area is not in use."), field="area")
        return Joining(
            area=area,
            name=said[Column.NAME],
            phone=said.get(Column.PHONE, ""),
            born=columns.read_born(said.get(Column.BORN, "")),
            skills=columns.read_listed(said.get(Column.SKILLS, ""), skills, "skills"),
            languages=columns.read_listed(said.get(Column.LANGUAGES, ""), languages, "languages"),
            times=columns.read_listed(said.get(Column.TIMES, ""), columns.times, "times"),
            guardian_name=said.get(Column.GUARDIAN, ""),
            guardian_phone=said.get(Column.GUARDIAN_PHONE, ""),
        )

    def _team(self, text: str) -> Team | None:
        if not text:
            return None
        if text not in self.teams:
            raise Refusal(_("There is no team “%(name)s”. Found it first.") % {"name": text[:40]}, field="team")
        return self.teams[text]


def text_of(cell: Any) -> str:
    """A cell as text: a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""
