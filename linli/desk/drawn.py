"""The ladder as it is drawn: which levels are behind the case, at which it stands, which are ahead."""

from dataclasses import dataclass

from django.utils.translation import get_language

from linli.cases.ladder import rungs
from linli.cases.models import Case, Rung


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


def _when(order: int, at: int | None) -> str:
    if at is None or order > at:
        return "ahead"
    return "now" if order == at else "behind"


def _note(rung: Rung) -> str:
    forum = rung.forum_en if get_language() == "en" else rung.forum
    allowance = str(rung.allowance) if rung.allowance else ""
    return " · ".join(part for part in (forum, allowance) if part)
