"""What a version of an item says, before it is written: whole, checked, and comparable with the one in force."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from linli.core.deadline import Allowance, Unit
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.services import limits
from linli.services.models import ItemVersion
from linli.services.models.item import MOST_VISITS
from linli.services.words import ItemType, Kind, ListName

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
LONGEST = {
    "name": 80,
    "name_en": 120,
    "also": 200,
    "body": 120,
    "basis": 300,
    "conditions": 4000,
    "fees": 200,
    "windows": 300,
}


@dataclass(frozen=True, kw_only=True)
class Details:
    """The fields of ItemVersion of the same names, all but where and when it was written."""

    name: str
    list_name: str
    kind: str
    name_en: str = ""
    also: str = ""
    item_type: str = ItemType.PUBLIC_SERVICE.value
    organisation_id: int | None = None
    body: str = ""
    basis: str = ""
    legal_amount: int | None = None
    legal_unit: str = ""
    promised_amount: int | None = None
    promised_unit: str = ""
    conditions: str = ""
    materials: list[dict[str, Any]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    fees: str = ""
    windows: str = ""
    visits: int = 1
    incomplete_accepted: bool = False
    across_areas: bool = False
    booking: bool = False
    questions: list[list[str]] = field(default_factory=list)
    category_id: int | None = None

    def values(self) -> dict[str, Any]:
        return asdict(self)

    def differences(self, version: ItemVersion) -> list[str]:
        """The fields in which the version says something else."""
        return [name for name, value in self.values().items() if getattr(version, name) != value]


NAMES = tuple(Details.__dataclass_fields__)


def of(version: ItemVersion) -> Details:
    """What a version says."""
    return Details(**{name: getattr(version, name) for name in NAMES})


def checked(details: Details) -> Details:
    """The same, blanks smoothed; Refusal beside its field for what cannot be."""
    said = details.values()
    for name, longest in LONGEST.items():
        said[name] = clean(said[name], longest, field=name)
    if not said["name"]:
        raise Refusal(_("Give the item its name."), field="name")
    _check_chosen(said)
    if not 0 <= said["visits"] <= MOST_VISITS:
        raise Refusal(_("Somebody has to come 0 to %(most)d times.") % {"most": MOST_VISITS}, field="visits")
    if said["kind"] == Kind.FOR_YOU and not said["steps"]:
        raise Refusal(_("What is done for people needs its steps, so that they can follow them."), field="steps")
    legal = _limit(said, "legal", least=1)
    promised = _limit(said, "promised", least=0)
    if sentence := limits.why_not(promised, legal):
        raise Refusal(sentence, field="promised_amount")
    return Details(**said)


def check_code(code: str) -> str:
    """The code of an item; Refusal for one that cannot be in an address."""
    plain = code.strip()
    if not CODE.fullmatch(plain):
        raise Refusal(
            _("A code is made of Latin letters, digits, points and hyphens, 40 at most: “%(code)s” is not.")
            % {"code": code[:60]},
            field="code",
        )
    return plain


def _check_chosen(said: dict[str, Any]) -> None:
    if said["list_name"] not in ListName.values:
        raise Refusal(_("Choose one of the lists."), field="list_name")
    if said["kind"] not in Kind.values:
        raise Refusal(_("Choose how it is done."), field="kind")
    if said["item_type"] not in ItemType.values:
        raise Refusal(_("Choose one of the types."), field="item_type")


def _limit(said: dict[str, Any], which: str, *, least: int) -> Allowance | None:
    amount, unit = said[f"{which}_amount"], said[f"{which}_unit"]
    if amount is None or amount == 0:
        said[f"{which}_unit"] = ""
        if amount is not None and least:
            raise Refusal(_("A limit is at least 1; leave it empty where there is none."), field=f"{which}_amount")
        return None
    if unit not in Unit.values:
        raise Refusal(_("Say in what the limit is counted: working days, natural days …"), field=f"{which}_unit")
    if not 1 <= amount <= 1000:
        raise Refusal(_("A limit is at most 1,000."), field=f"{which}_amount")
    return Allowance(amount, Unit(unit))
