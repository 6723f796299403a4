"""A proposal comes in, or is withdrawn by whoever made it."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.codes import new_code
from linli.core.crypto import blind_index
from linli.core.phones import one_spelling, read_phone
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.proposals import practice, rules, telling
from linli.proposals.actions.steps import lock, move, said
from linli.proposals.models import Proposal
from linli.proposals.words import Action

TITLE, TEXT, NAME, REASON = 120, 4000, 60, 400
LABEL = "proposals person"


@dataclass(frozen=True, slots=True)
class Proposer:
    """A resident who proposes or seconds, as typed."""

    name: str
    phone: str

    def fields(self) -> dict[str, Any]:
        """Name, number and the mark of both. Refusal where one is missing."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        if not name:
            raise Refusal(_("Say what you are called."), field="name")
        if not phone:
            raise Refusal(_("Give a telephone number, so that we can tell you what became of it."), field="phone")
        mark = blind_index(f"{''.join(name.split())}\0{one_spelling(phone)}", LABEL)
        return {"name": name, "phone": phone, "mark": mark}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A proposal as it is made: what is the matter and what should be done. The same `key` twice is one."""

    kind: str
    title: str
    text: str
    area: Area | None
    proposer: Proposer | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def submit(proposed: Said, *, by: Who, now: datetime) -> Proposal:
    """Take a proposal in. By an account, or of a resident by name and telephone. NotAllowed for a kind or an area that
    is not theirs, Refusal for what is missing."""
    kind = practice.kind(proposed.kind)
    if kind is None:
        raise Refusal(_("Choose one from the list."), field="kind")
    if proposed.area is None:
        raise Refusal(_("Choose a place from the list."), field="area")
    if sentence := rules.why_not_submit(by, kind, proposed.area.pk):
        raise NotAllowed(sentence, field="kind")
    fields = {
        "title": said(proposed.title, TITLE, _("Say in a few words what you propose."), field="title"),
        "text": said(proposed.text, TEXT, _("Write what is the matter, and what should be done."), field="text"),
        "kind": kind.key,
        "wanted": kind.seconds,
        "area": proposed.area,
        "code": new_code(),
        "share": secrets.token_urlsafe(12),
        "submitted_at": now,
        **_by(proposed, by),
    }
    made, new = Proposal.objects.get_or_create(key=proposed.key, defaults=fields)
    if new:
        facts = {"kind": kind.key, "wanted": kind.seconds}
        journal.record("proposal.submitted", made, by=by, at=now, data=facts, area_id=made.area_id, new=True)
        telling.submitted(made, now=now)
    return made


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Who, now: datetime, words: str = "") -> Proposal:
    """Its proposer takes it back, as long as nobody has decided about it."""
    proposal, step = lock(proposal, Action.WITHDRAW, by)
    if sentence := rules.why_not_own(by, proposal):
        raise NotAllowed(sentence)
    return move(proposal, step, by=by, now=now, words=clean(words, REASON, field="words"), ended_at=now)


def _by(proposed: Said, by: Who) -> dict[str, Any]:
    if isinstance(by, Account):
        return {"account": by}
    if proposed.proposer is None:
        raise Refusal(_("Say what you are called."), field="name")
    return proposed.proposer.fields()
