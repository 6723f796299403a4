"""What a resident does with their own file: proves who they are, corrects it, takes it along."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.crypto import blind_index, mark_keys
from linli.core.key_ring import Key
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import RESIDENT
from linli.notify.actions import text
from linli.residents import reading
from linli.residents.actions.members import Member, set_right
from linli.residents.actions.steps import lock
from linli.residents.models import Resident, Ticket
from linli.residents.words import Source

LASTS, TRIES = timedelta(minutes=10), 5
LABEL = "residents one-time code"


@transaction.atomic
def ask_code(*, resident: Resident, now: datetime) -> None:
    """Send six digits to the telephone on file, good for ten minutes. Refusal where none can be sent."""
    resident = lock(resident)
    digits = f"{secrets.randbelow(10**6):06d}"
    sent = text(
        phone=resident.phone,
        mark=blind_index(resident.phone, LABEL),
        words=_("Linli: %(code)s is your one-time code, good for ten minutes. Tell it to nobody.") % {"code": digits},
        key=f"own:{resident.pk}:{now:%Y%m%d%H%M%S}",
        case_number=None,
        quiet=None,
        now=now,
    )
    if sent is None:
        raise Refusal(
            _("No code can be sent: there is no mobile number on file, or too many were asked for today. At the window "
              "of your community they can show you your file."),
            field="code",
        )  # fmt: skip
    kept = {"digest": _digest(resident, digits), "until": now + LASTS, "tries": 0}
    Ticket.objects.update_or_create(resident=resident, defaults=kept)


@transaction.atomic
def enter_code(*, resident: Resident, digits: str, now: datetime) -> str | None:
    """Use the code up. Returns the sentence that says what is wrong with it; None when it is right."""
    ticket = Ticket.objects.select_for_update().filter(resident=resident, until__gt=now, tries__lt=TRIES).first()
    if ticket is None:
        return _("This code is over. Ask for a new one.")
    plain = "".join(each for each in digits if each.isdecimal())
    if not any(secrets.compare_digest(bytes(ticket.digest), _digest(resident, plain, key)) for key in mark_keys()):
        ticket.tries += 1
        ticket.save(update_fields=["tries"])
        return _("This is not the code that was sent. Compare it.")
    ticket.delete()
    return None


@transaction.atomic
def correct(*, resident: Resident, name: str, phone: str, now: datetime) -> Resident:
    """Set right one's own name or number."""
    resident = lock(resident)
    said = Member(
        name=name,
        phone=phone,
        id_number=resident.id_number,
        born_on=resident.born_on,
        relation=resident.relation,
        source=Source.PORTAL,
    )
    if phone and not reading.is_mobile(reading.read_number(phone)):
        raise Refusal(_("Give a mobile number: the code for your file is sent there."), field="phone")
    return set_right(resident, replace(said, how=Source.PORTAL), by=RESIDENT, now=now)


@transaction.atomic
def take_along(*, resident: Resident, now: datetime) -> None:
    """Write down that they took their data along."""
    resident = lock(resident)
    journal.record("resident.exported", resident, by=RESIDENT, at=now, area_id=resident.household.area_id)


def _digest(resident: Resident, digits: str, key: Key | None = None) -> bytes:
    return blind_index(f"{resident.pk}\0{digits}", LABEL, key)
