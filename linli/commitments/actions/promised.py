"""What somebody promises, as it was typed: concrete, countable, dated (E9); checked before anything is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.commitments.practice import kinds, rules
from linli.commitments.words import Origin
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.people.models import Organisation, Person

TEXT, UNIT, SHORTEST, MOST = 300, 12, 6, 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A promise of an organisation, or with a `person` of a member in its name. `target` of `unit`; without a target
    it is done or not done. Without an `area` it is kept where the organisation stands. The same `key` twice is one."""

    text: str
    organisation: Organisation
    due_on: date
    kind: str = ""
    person: Person | None = None
    area: Area | None = None
    target: int | None = None
    unit: str = ""
    case: Case | None = None
    origin: str = Origin.OWN
    key: UUID = field(default_factory=uuid4)

    def fields(self, today: date) -> dict[str, Any]:
        """What the row says, but for the clocks. Refusal, beside its field, for what cannot be."""
        return {
            **self._what(),
            "due_on": self._day(today),
            "kind": self._kind(),
            "organisation": self.organisation,
            "person": self.person,
            "area": self.area or self.organisation.area,
            "case": self.case,
            "origin": Origin.CASE if self.case and self.origin == Origin.OWN else Origin(self.origin),
        }

    def _what(self) -> dict[str, Any]:
        text, unit = clean(self.text, TEXT), clean(self.unit, UNIT, field="unit")
        if len(text) < SHORTEST:
            raise Refusal(_("Say concretely what will be done, so that anybody can see whether it was."), field="text")
        if self.target is None:
            if unit:
                raise Refusal(_("Say how many, or leave the unit out as well."), field="target")
            return {"text": text, "target": None, "unit": ""}
        if not 1 <= self.target <= MOST:
            raise Refusal(_("Between 1 and %(most)d.") % {"most": MOST}, field="target")
        if not unit:
            raise Refusal(_("Say of what: households, lamps, visits …"), field="unit")
        return {"text": text, "target": self.target, "unit": unit}

    def _day(self, today: date) -> date:
        last = today + timedelta(days=rules().longest)
        if self.due_on < today:
            raise Refusal(_("This day is past. Promise it for a day to come."), field="due_on")
        if self.due_on > last:
            raise Refusal(_("That is too far ahead: %(last)s at the latest.") % {"last": last}, field="due_on")
        return self.due_on

    def _kind(self) -> str:
        known = [key for key, _name in kinds()]
        if self.kind and self.kind not in known:
            raise Refusal(_("Choose one from the list."), field="kind")
        return self.kind or known[0]
