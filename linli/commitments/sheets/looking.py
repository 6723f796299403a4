"""What each row of a yearly list would do: a new commitment, nothing, or why it cannot be brought in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.commitments import rules
from linli.commitments.actions.promised import Promised
from linli.commitments.models import Commitment, CommitmentSheet
from linli.commitments.sheets import columns
from linli.commitments.sheets.columns import NEEDED, Column, recognised, text_of
from linli.commitments.words import Origin
from linli.core.refusal import Refusal
from linli.core.sheets import refuse_formulas
from linli.people.directory import directory
from linli.people.models import Account, Organisation, Person, Post

ROWS = UUID("7d1c1a52-6d5f-4a3a-9a5e-5a1f0c6a9e01")  # where the keys of rows are drawn from


class Verdict(TextChoices):
    """What becomes of a row."""

    NEW = "new", gettext_lazy("new")
    SAME = "same", gettext_lazy("here already")
    REFUSED = "refused", gettext_lazy("cannot be brought in")


@dataclass(frozen=True)
class Looked:
    """A row, looked at. `sentence`: why it is refused."""

    number: int
    verdict: Verdict
    promised: Promised | None = None
    fields: dict[str, Any] | None = None
    text: str = ""
    sentence: str = ""


def look(sheet: CommitmentSheet, by: Account, today: date) -> list[Looked]:
    """Every row. Refusal for a sheet without the columns it needs. Two queries for the whole sheet."""
    places = recognised(sheet.headings)
    missing = [each.label for each in NEEDED if each not in places]
    if missing:
        raise Refusal(
            _("The first row has to name the columns; missing: %(missing)s.")
            % {"missing": _(", ").join(str(each) for each in missing)}
        )
    said = [(number, {name: _cell(cells, at) for name, at in places.items()}) for number, cells in sheet.rows]
    people = _people({row.get(Column.PERSON, "") for _number, row in said}, today)
    rows = [_looked(number, row, sheet.formulas, people, by, today) for number, row in said]
    keys = [row.promised.key for row in rows if row.promised]
    here = set(Commitment.objects.filter(key__in=keys).values_list("key", flat=True))
    return list(_apart(rows, here))


def _apart(rows: Iterable[Looked], here: set[UUID]) -> Iterable[Looked]:
    """What is here already, or stands further up in the same sheet, is not brought in again."""
    for row in rows:
        if row.promised is None:
            yield row
            continue
        same = row.promised.key in here
        here.add(row.promised.key)
        yield Looked(row.number, Verdict.SAME, text=row.text) if same else row


def _looked(
    number: int,
    row: dict[Column, str],
    formulas: dict[str, int],
    people: dict[tuple[int, str], list[Person]],
    by: Account,
    today: date,
) -> Looked:
    text = row[Column.TEXT]
    try:
        refuse_formulas(number, formulas)
        organisation = _organisation(row[Column.ORGANISATION])
        person = _person(row.get(Column.PERSON, ""), organisation, people)
        if sentence := rules.why_not_promise(
            by,
            area_id=organisation.area_id,
            organisation_id=organisation.pk,
            person_id=person.pk if person else None,
            origin=Origin.LIST,
        ):
            raise Refusal(sentence)
        due_on = columns.read_day(row[Column.DUE])
        promised = Promised(
            text=text,
            organisation=organisation,
            person=person,
            due_on=due_on,
            target=columns.read_number(row.get(Column.TARGET, "")),
            unit=row.get(Column.UNIT, ""),
            kind=columns.read_kind(row.get(Column.KIND, "")),
            origin=Origin.LIST,
            key=uuid5(ROWS, f"{organisation.pk}\0{person.pk if person else ''}\0{text}\0{due_on}"),
        )
        return Looked(number, Verdict.NEW, promised, promised.fields(today), text)
    except Refusal as refusal:
        return Looked(number, Verdict.REFUSED, text=text, sentence=str(refusal))


def _cell(cells: Sequence[Any], at: int) -> str:
    return text_of(cells[at]) if at < len(cells) else ""


def _organisation(text: str) -> Organisation:
    known = [each for each in directory.get().organisations.values() if each.active]
    found = [each for each in known if text and text in (each.code, each.name, each.name_en)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(_("Several organisations are called “%(name)s”. Write its code.") % {"name": text})
    raise Refusal(_("No organisation here is called “%(name)s”.") % {"name": text[:60]})


def _people(names: set[str], today: date) -> dict[tuple[int, str], list[Person]]:
    """Those with one of these names, by the organisation they serve in today."""
    posts = Post.objects.held_on(today).filter(person__name__in=names - {""}, person__active=True)
    found: dict[tuple[int, str], list[Person]] = {}
    for post in posts.select_related("person"):
        here = found.setdefault((post.organisation_id, post.person.name), [])
        if post.person not in here:
            here.append(post.person)
    return found


def _person(name: str, organisation: Organisation, people: dict[tuple[int, str], list[Person]]) -> Person | None:
    if not name:
        return None
    found = people.get((organisation.pk, name), [])
    if len(found) == 1:
        return found[0]
    said = {"name": name, "organisation": organisation}
    if found:
        raise Refusal(_("Several people of %(organisation)s are called “%(name)s”. Enter theirs one by one.") % said)
    raise Refusal(_("Nobody called “%(name)s” serves in %(organisation)s.") % said)
