"""Those who stand around one case, put beside it: what is in memory is not asked of the database again."""

from collections.abc import Mapping
from typing import Any

from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.people.directory import directory
from linli.people.models import Account

STAFF = ("handler", "registered_by", "handed_over_to")


def remember_around(case: Case) -> None:
    """Organisations, category, deadline class and level from memory; those who had it in hand in one query, if any."""
    known, catalogue = directory.get().organisations, tables.get()
    _put(case, "lead", known)
    _put(case, "about_organisation", known)
    _put(case, "category", catalogue.categories)
    _put(case, "deadline_class", catalogue.deadline_classes)
    _put(case, "rung", rungs.get())
    ids = {getattr(case, f"{name}_id") for name in STAFF} - {None}
    accounts = Account.objects.select_related("person").in_bulk(ids) if ids else {}
    for name in STAFF:
        _put(case, name, accounts)


def _put(case: Case, name: str, rows: Mapping[int, Any]) -> None:
    if row := rows.get(getattr(case, f"{name}_id")):
        setattr(case, name, row)
