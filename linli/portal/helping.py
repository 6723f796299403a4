"""What of a case is done by whom, for whoever holds its code: its parts, and who assists. No note, no person's name."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.cases import look
from linli.cases.models import Assignment, Case
from linli.cases.words import Status
from linli.people.directory import directory

MOST = 30
Ending = Assignment.Ending


@dataclass(frozen=True, slots=True)
class Share:
    """One share of the work: who does it, and how far they are, in a word."""

    who: str
    state: str


def shares(case: Case) -> list[Share]:
    """Parts first, then those who assist. No query for an ordinary case; one for a whole, one where some assist."""
    return [*_parts(case), *_assisting(case)]


def _parts(case: Case) -> list[Share]:
    if not case.whole:
        return []
    known = directory.get()
    rows = Case.objects.filter(parent=case.pk).order_by("pk").values_list("lead_id", "status")[:MOST]
    return [Share(known.name(lead) or _("to be handed out"), look.status_word(Status(status))) for lead, status in rows]


def _assisting(case: Case) -> list[Share]:
    """Whoever was called off, or left out in the end, has no share in it."""
    if not case.assists:
        return []
    known, parts = directory.get(), Assignment.objects.filter(case=case.pk, part=Assignment.Part.ASSIST)
    ended = (Ending.CALLED_OFF, Ending.LEFT_OUT)
    rows: Any = parts.exclude(ended_as__in=ended).order_by("id").values_list("organisation_id", "ended_at")
    latest = dict(rows)  # called in once more, it is the last that counts
    return [Share(known.name(pk), _("has done its share") if at else _("helps with it")) for pk, at in latest.items()][
        :MOST
    ]
