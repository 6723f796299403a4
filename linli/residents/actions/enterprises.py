"""Opening, changing and closing the file of an enterprise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core import copying
from linli.core.alone import one_at_a_time
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import marks, reading
from linli.residents.actions.steps import changed, lock
from linli.residents.codes import file_code
from linli.residents.models import Enterprise
from linli.residents.rules import require
from linli.residents.words import Source

NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """What is said of an enterprise: where and what it is, whom to speak to. `spot` as `reading.read_spot` gives it."""

    area_id: int
    name: str
    credit_code: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    spot: str = ""
    source: str = Source.VISIT


@transaction.atomic
def add_enterprise(*, firm: Firm, by: Account, now: datetime) -> Enterprise:
    """Open a file. Refused: a wrong credit code, or one that has a file."""
    found = Enterprise(pk=copying.keys(Enterprise, 1)[0], entered_at=now, area_id=_place(firm.area_id))
    require(by, P.HOUSEHOLD_EDIT, found)
    for name, value in _described(firm, found).items():
        setattr(found, name, value)
    found.code = f"E{file_code(found.pk)}"
    found.save(force_insert=True)
    data = {"code": found.code, "source": str(found.source)}
    journal.record("enterprise.added", found, by=by, at=now, area_id=found.area_id, data=data, new=True)
    return found


@transaction.atomic
def change_enterprise(*, enterprise: Enterprise, firm: Firm, by: Account, now: datetime, seen: int) -> Enterprise:
    """Set right what the file says."""
    enterprise = _open(lock(enterprise, seen=seen))
    for place in {enterprise.area_id, _place(firm.area_id)}:
        require(by, P.HOUSEHOLD_EDIT, Enterprise(area_id=place, agent_id=enterprise.agent_id))
    names = changed(enterprise, area_id=firm.area_id, **_described(firm, enterprise))
    if names:
        journal.record("enterprise.changed", enterprise, by=by, at=now, area_id=firm.area_id, data={"fields": names})
    return enterprise


@transaction.atomic
def close_enterprise(*, enterprise: Enterprise, by: Account, now: datetime, seen: int | None = None) -> Enterprise:
    """It is gone, or has closed its doors."""
    enterprise = _open(lock(enterprise, seen=seen))
    require(by, P.HOUSEHOLD_EDIT, enterprise)
    changed(enterprise, active=False, closed_at=now, agent=None, agent_since=None)
    journal.record("enterprise.closed", enterprise, by=by, at=now, area_id=enterprise.area_id)
    return enterprise


def mark_enterprise_seen(*, enterprise_id: int, at: datetime) -> bool:
    """It was visited at that moment; the visit itself is on record elsewhere. Returns whether it was news."""
    known = Enterprise.objects.filter(pk=enterprise_id).exclude(seen_at__gte=at)
    return bool(known.update(seen_at=at))


def _described(firm: Firm, enterprise: Enterprise) -> dict[str, Any]:
    name = " ".join(clean(firm.name, NAME, field="name").split())
    if not name:
        raise Refusal(_("Write the name of the enterprise, as on its sign or its licence."), field="name")
    return {
        "name": name,
        "credit_code": _once(reading.read_credit_code(firm.credit_code), enterprise),
        "address": reading.read_address(firm.address),
        "contact": clean(firm.contact, reading.NAME, field="contact"),
        "phone": reading.read_number(firm.phone),
        "spot": firm.spot,
        "source": firm.source,
    }


def _once(credit_code: str, enterprise: Enterprise) -> str:
    if credit_code:
        one_at_a_time(marks.same_number(credit_code) or 0)
        known = Enterprise.objects.present().filter(credit_code=credit_code).exclude(pk=enterprise.pk).first()
        if known:
            raise Refusal(
                _("This credit code has a file already: “%(name)s”, %(code)s.")
                % {"name": known.name, "code": known.code},
                field="credit_code",
            )
    return credit_code


def _place(area_id: int) -> int:
    node = tree.get().nodes.get(area_id)
    if node is None or not node.active:
        raise Refusal(_("This place is not in use. Choose another."), field="area")
    return area_id


def _open(enterprise: Enterprise) -> Enterprise:
    if not enterprise.active:
        raise Refusal(_("This file is closed."))
    return enterprise
