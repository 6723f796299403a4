"""What is typed of a visit, before it is recorded."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from linli.cases.models import Case
from linli.catalogue.models import Category
from linli.core.refusal import Refusal
from linli.residents.models import CareNeed, Enterprise, Household
from linli.visits.clocks import Clock
from linli.visits.words import Kind


@dataclass(frozen=True, slots=True)
class Care:
    """Care that was given; `review_on`: when it is looked at again, None to leave that as it is. `seen`: the need's
    version that the worker had before them."""

    need: CareNeed
    review_on: date | None = None
    seen: int | None = None


class Moved(Refusal):
    """Somebody else has set another day for this care since the worker looked."""

    def __init__(self, care: Care) -> None:
        super().__init__(_("Somebody else has set another day for this care. Look at both, and choose."), field="care")
        self.care = care


@dataclass(frozen=True, kw_only=True)
class Visited:
    """What is typed of a visit. `key` makes the same form, sent twice, one visit.

    `area_id` is needed where neither household nor enterprise says it. `concerns`: for each, a case is raised of what
    was heard, word for word; None among them is a matter of no known category. `about`: whose return visit it is.
    """

    key: UUID
    kind: Kind
    household: Household | None = None
    enterprise: Enterprise | None = None
    area_id: int | None = None
    place: str = ""
    theme: str = ""
    about: Case | None = None
    met: bool = True
    heard: str = ""
    done: str = ""
    concerns: Sequence[Category | None] = ()
    urgent: bool = False
    photos: Sequence[bytes] = ()
    care: Sequence[Care] = ()
    clock: Clock | None = None


def digest_of(visited: Visited) -> bytes:
    """32 bytes that differ when anything that was typed differs; times are not typed."""
    said: list[Any] = [visited.kind, _pk(visited.household), _pk(visited.enterprise), visited.area_id, visited.place]
    said += [visited.theme, _pk(visited.about), visited.met, visited.heard.strip(), visited.done.strip()]
    said += [sorted(_pk(each) or 0 for each in visited.concerns), visited.urgent]
    said += [[_pk(each.need), str(each.review_on)] for each in visited.care]
    said += [hashlib.sha256(photo).hexdigest() for photo in visited.photos]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()


def _pk(row: Any) -> int | None:
    return row.pk if row else None
