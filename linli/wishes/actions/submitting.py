"""A wish comes in: from the wisher at the portal, or written down by a worker at the door or at the window."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.models import Area
from linli.core.codes import new_code
from linli.core.phones import read_phone
from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.models import Account
from linli.residents.models import Household
from linli.wishes import rules
from linli.wishes.actions.steps import held, taken
from linli.wishes.models import MicroWish
from linli.wishes.practice import said, shielded, things, wishers
from linli.wishes.telling import tell_keepers
from linli.wishes.words import Action

ASKED, NAME, PLACE, SHORTEST = 500, 60, 200, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A wish as it was typed. `household`: where a worker wrote it down. The same `key` twice is one wish."""

    asked: str
    wisher: str
    thing: str
    area: Area
    cost: int = 0
    name: str = ""
    phone: str = ""
    place: str = ""
    anonymous: bool = False
    household: Household | None = None
    key: UUID = field(default_factory=uuid4)

    def fields(self, *, whole: bool) -> dict[str, Any]:
        """What the row says; `whole`: a number may not be missing. Refusal, beside its field, for what cannot be."""
        asked, phone = clean(self.asked, ASKED, field="asked"), read_phone(self.phone)
        if len(asked) < SHORTEST:
            raise Refusal(_("Say what the wish is."), field="asked")
        if self.wisher not in [each.key for each in wishers()]:
            raise Refusal(_("Choose one from the list."), field="wisher")
        if self.thing not in dict(things()):
            raise Refusal(_("Choose one from the list."), field="thing")
        if whole and not phone:
            raise Refusal(_("Give a telephone number: only whoever keeps the wishes sees it."), field="phone")
        return {
            "asked": asked,
            "wisher": self.wisher,
            "thing": self.thing,
            "cost": affordable(self.cost),
            "area": self.area,
            "name": clean(self.name, NAME, field="name"),
            "phone": phone,
            "place": clean(self.place, PLACE, field="place"),
            "anonymous": self.anonymous,
            "shielded": shielded(self.wisher),
            "household": self.household,
        }


def affordable(cost: int) -> int:
    """The cost, in yuan; Refusal for more than the practice's limit."""
    most = said()["limit"]
    if not 0 <= cost <= most:
        raise Refusal(
            _("A micro-wish costs %(most)d yuan at most. Wish for something smaller.") % {"most": most}, field="cost"
        )
    return cost


@transaction.atomic
def submit(wished: Wished, *, by: Who, now: datetime) -> MicroWish:
    """Take a wish in; it waits to be checked, and those who check hear of it. Sent again with the same key, it is the
    same wish. NotAllowed for staff who write down no wishes there."""
    if found := MicroWish.objects.filter(key=wished.key).first():
        return found
    if by.voice == Voice.STAFF:
        rules.require(rules.why_not_write_down(by, wished.area.pk))
    fields = wished.fields(whole=by.voice == Voice.RESIDENT)
    account = by if isinstance(by, Account) else None
    made = MicroWish.objects.create(**fields, key=wished.key, code=new_code(), submitted_at=now, by=account)
    facts = {"wisher": made.wisher, "thing": made.thing, "cost": made.cost}
    journal.record("wish.submitted", made, by=by, at=now, data=facts, area_id=made.area_id, new=True)
    tell_keepers(made, gettext_lazy("A micro-wish is to be checked"), now=now)
    return made


@transaction.atomic
def withdraw(*, wish: MicroWish, by: Who, now: datetime) -> MicroWish:
    """The wisher, by their code, or whoever keeps wishes takes it back, as long as nobody has claimed it."""
    kept, step = held(wish, Action.WITHDRAW)
    if by.voice == Voice.STAFF:
        rules.require(rules.why_not_keep(by, kept))
    kept.ended_at = now
    return taken(kept, step, by=by, now=now)
