"""Why a case cannot be a part of another, or be finished before its parts are."""

from typing import Any

from django.utils.translation import gettext as _

from linli.cases.models import Case
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import powers

NAMED = 5


def why_not_end(_by: Any, case: Case) -> str | None:
    """A case of which parts are still open is not finished. One query, for such cases only."""
    numbers = list(case.parts.open().order_by("pk").values_list("pk", flat=True)[: NAMED + 1]) if case.whole else []
    if not numbers:
        return None
    named = ", ".join(str(number) for number in numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
    return _("Parts of it are still open: No. %(numbers)s. Finish them first, or take them out.") % {"numbers": named}


def why_not_split(_by: Any, case: Case) -> str | None:
    return _of_what(case)


def why_not_become_part(_by: Any, case: Case) -> str | None:
    if case.parent_id:
        return _of_what(case)
    if case.whole:
        return _("This case has parts of its own, so it cannot be a part itself.")
    if case.about_line is not None:
        return _("A complaint about somebody stands by itself.")
    return None


def why_not_part(_by: Any, case: Case) -> str | None:
    return None if case.parent_id else _("This case is no part of another.")


def why_not_join(by: Any, case: Case, whole: Case) -> str | None:
    """Why this case cannot become a part of that one, both as they stand now; None when it can."""
    if whole.pk == case.pk:
        return _("A case cannot be a part of itself. Give the number of the other one.")
    if whole.parent_id:
        return _("No. %(number)s is itself a part of No. %(whole)s. Join that one.") % {
            "number": whole.pk,
            "whole": whole.parent_id,
        }
    if not whole.is_open:
        return _("No. %(number)s is settled already. Only an open case can have parts.") % {"number": whole.pk}
    if whole.about_line is not None:
        return _("A complaint about somebody stands by itself.")
    if by.voice == Voice.STAFF and not powers(by).may(Permission.CASE_ASSIGN, whole.area_id):
        return _("Your posts do not include assigning where No. %(number)s belongs.") % {"number": whole.pk}
    return None


def _of_what(case: Case) -> str | None:
    if case.parent_id is None:
        return None
    return _("This case is a part of No. %(whole)s.") % {"whole": case.parent_id}
