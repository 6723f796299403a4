"""Who may do what with a micro-wish, and why not: each rule is a sentence or nothing."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from linli.core.phones import one_spelling
from linli.core.refusal import NotAllowed
from linli.journal.models import Voice
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers
from linli.volunteers.models import Volunteer
from linli.volunteers.words import Standing
from linli.wishes.models import MicroWish
from linli.wishes.words import State

MOST_AT_ONCE = 3  # so many wishes one has in hand at a time
WRITE_DOWN = (Permission.WISH_KEEP, Permission.VISIT_RECORD, Permission.CASE_REGISTER)


@dataclass(frozen=True, slots=True)
class Claimer:
    """Who claims: exactly one of the three."""

    volunteer: Volunteer | None = None
    account: Account | None = None
    organisation: Organisation | None = None

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.volunteer, self.account, self.organisation)) != 1:
            raise ValueError("A wish is claimed by a volunteer, an account or an organisation.")

    def fields(self) -> dict[str, Any]:
        return {"volunteer": self.volunteer, "account": self.account, "organisation": self.organisation}

    def holds(self, wish: MicroWish) -> bool:
        """Whether this one has claimed it."""
        mine = {f"{name}_id": each.pk if each else None for name, each in self.fields().items()}
        return all(getattr(wish, name) == pk for name, pk in mine.items())

    @property
    def phones(self) -> set[str]:
        """By which numbers this one is reached; none for an organisation."""
        account = self.account or (self.volunteer.account if self.volunteer else None)
        known = [self.volunteer.phone if self.volunteer else "", account.person.phone if account else ""]
        return {one_spelling(each) for each in known if each}


def why_not_write_down(account: Any, area_id: int) -> str | None:
    """Whoever keeps wishes there, visits households, or registers at the window."""
    mine = powers(account)
    if any(mine.may(each, area_id) for each in WRITE_DOWN):
        return None
    return _lacks(Permission.WISH_KEEP)


def why_not_keep(account: Any, wish: MicroWish) -> str | None:
    """Whoever checks wishes there."""
    return None if powers(account).may(Permission.WISH_KEEP, wish.area_id) else _lacks(Permission.WISH_KEEP)


def why_not_claim(wish: MicroWish, claimer: Claimer) -> str | None:
    """Exactly one claims a wish; nobody their own, nobody more than a few at once."""
    if wish.state in (State.CLAIMED, State.FULFILLED):
        if claimer.holds(wish):
            return _("You have claimed this wish already.")
        return _("Somebody else claimed this wish a moment ago. Choose another; every one of them waits for somebody.")
    if wish.phone and one_spelling(wish.phone) in claimer.phones:
        return _("This is your own wish. Somebody else fulfils it.")
    if claimer.volunteer is not None and claimer.volunteer.state != Standing.ACTIVE:
        return _("Only active volunteers can claim a wish. Ask whoever keeps volunteers how you stand.")
    if claimer.organisation is None:
        in_hand = MicroWish.objects.filter(state=State.CLAIMED, **_same(claimer)).count()
        if in_hand >= MOST_AT_ONCE:
            return _("You have %(count)d wishes in hand. Fulfil one first, or give one back.") % {"count": in_hand}
    return None


def why_not_claim_for(account: Account, claimer: Claimer) -> str | None:
    """By oneself, or for an organisation in which one serves."""
    if claimer.account is not None and claimer.account.pk != account.pk:
        return _("Everybody claims for themselves.")
    if claimer.organisation is not None and claimer.organisation.pk not in powers(account).organisation_ids:
        return _("You claim for yourself, or for an organisation in which you serve.")
    return None


def holds(by: Any, wish: MicroWish) -> bool:
    """Whether somebody with an account has claimed it: themselves, as a volunteer, or for their organisation."""
    if by.voice != Voice.STAFF:
        return False
    own = wish.account_id == by.pk or (wish.volunteer is not None and wish.volunteer.account_id == by.pk)
    return own or wish.organisation_id in powers(by).organisation_ids


def why_not_touch(by: Any, wish: MicroWish, volunteer: Volunteer | None) -> str | None:
    """Whoever claimed it: by account, or as a volunteer who came by their code; and whoever keeps wishes there."""
    if volunteer is not None and wish.volunteer_id == volunteer.pk:
        return None
    if holds(by, wish):
        return None
    if by.voice == Voice.STAFF and why_not_keep(by, wish) is None:
        return None
    return _("Somebody else claimed this wish; they say what becomes of it.")


def require(sentence: str | None) -> None:
    """Raise NotAllowed with the sentence, if there is one."""
    if sentence:
        raise NotAllowed(sentence)


def _same(claimer: Claimer) -> dict[str, Any]:
    return {name: each for name, each in claimer.fields().items() if each is not None}


def _lacks(permission: Permission) -> str:
    return lacking(permission)
