"""Phones that work without a network: begun when their worker sets a code, closed when they are signed out or lost."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.visits.models import Phone

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Began:
    """A phone and the token it shows from now on; the token is told once and kept nowhere here."""

    phone: Phone
    token: str


@transaction.atomic
def begin_phone(*, name: str, by: Account, now: datetime) -> Began:
    """Let a phone keep what its worker may see. NotAllowed for whoever visits nobody."""
    require(by, Permission.VISIT_RECORD, area_id=None)
    token = secrets.token_urlsafe(32)
    phone = Phone.objects.create(
        account=by, digest=token_digest(token), name=name[:LONGEST_NAME], since=now, heard_at=now
    )
    journal.record("phone.begun", phone, by=by, at=now, new=True)
    return Began(phone, token)


@transaction.atomic
def close_phone(*, phone: Phone, by: Account, now: datetime) -> None:
    """Have everything on it wiped when it asks next. Closing it twice changes nothing."""
    phone = Phone.objects.select_for_update().get(pk=phone.pk)
    if phone.closed_at is None:
        phone.closed_at = now
        phone.save(update_fields=["closed_at"])
        journal.record("phone.closed", phone, by=by, at=now)


def heard_from(token: str, *, now: datetime) -> Phone | None:
    """The phone that shows this token, noted as heard from now; None for a token nobody has."""
    found = Phone.objects.filter(digest=token_digest(token)).select_related("account__person").first()
    if found:
        Phone.objects.filter(pk=found.pk).update(heard_at=now)
    return found


def token_digest(token: str) -> bytes:
    """What is kept of a token: its SHA-256; it is random and long, so that nothing slower is needed."""
    return hashlib.sha256(token.encode()).digest()
