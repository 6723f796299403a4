"""The ladder as it is drawn: which levels are behind the case, at which it stands, which are ahead."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases.ladder import rungs
from linli.cases.models import Case, Rung
from linli.cases.words import Milestone, Status


@dataclass(frozen=True, slots=True)
class Drawn:
    """One level: `when` is behind, now or ahead."""

    name: str
    note: str
    when: str


def ladder(case: Case) -> list[Drawn]:
    """Every level in use, and the one the case stands at even if it is no longer."""
    levels = [each for each in rungs.get().values() if each.active or each.pk == case.rung_id]
    at = next((each.order for each in levels if each.pk == case.rung_id), None)
    return [Drawn(str(each), _note(each), _when(each.order, at)) for each in levels]


def milestones(case: Case) -> list[tuple[str, datetime, str]]:
    """What is wanted on the way: its name, by when, and whether it is done, missed or still to come."""
    found = []
    for each in Milestone:
        if by := getattr(case, f"{each}_by"):
            done = {
                Milestone.ACCEPT: case.status != Status.RECEIVED,
                Milestone.CONTACT: case.contacted_at is not None,
                Milestone.PLAN: case.planned_at is not None,
            }[each]
            state = _("missed") if each in case.missed else _("done") if done else _("to come")
            found.append((str(each.label), by, state))
    return found


def _when(order: int, at: int | None) -> str:
    if at is None or order > at:
        return "ahead"
    return "now" if order == at else "behind"


def _note(rung: Rung) -> str:
    forum = rung.forum_en if get_language() == "en" else rung.forum
    allowance = str(rung.allowance) if rung.allowance else ""
    return " · ".join(part for part in (forum, allowance) if part)
