"""The visits of a household or an enterprise, on its file: when, how, by whom; the words where one reads diaries."""

from dataclasses import dataclass
from typing import Any

from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents.models import Enterprise, Household
from linli.visits.models import Visit
from linli.visits.practice import kind_word
from linli.visits.rules import why_not_record

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Past:
    """One visit. `words` are empty for whoever does not read this diary."""

    visit: Visit
    kind: str
    who: str
    words: str


def history(account: Account, file: Household | Enterprise) -> dict[str, Any]:
    """What the template wants: the last visits, and the address of the form for whoever may visit there."""
    household = file if isinstance(file, Household) else None
    of: dict[str, Any] = {"household": household} if household else {"enterprise": file}
    rows = Visit.objects.filter(**of).select_related("worker__person").order_by("-visited_at", "-id")[:SHOWN]
    reads = powers(account).may(Permission.DIARY_READ, file.area_id)
    may = file.active and why_not_record(account, file.area_id, household) is None
    asks = f"{'household' if household else 'enterprise'}={file.pk}"
    return {"visits": [_past(each, account, reads) for each in rows], "visit_asks": asks if may else ""}


def _past(visit: Visit, account: Account, reads: bool) -> Past:
    own = visit.worker_id == account.pk
    return Past(visit, kind_word(visit.kind), str(visit.worker), visit.heard if reads or own else "")
