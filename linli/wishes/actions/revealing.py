"""Seeing whose wish it is, and where, whole: for a stated purpose, and written down."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.journal.revealing import look
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.wishes import rules
from linli.wishes.models import MicroWish


@transaction.atomic
def reveal(*, wish: MicroWish, purpose: str, by: Account, now: datetime) -> MicroWish:
    """The wish with nothing masked, for whoever keeps it, to bring it there."""
    kept = locked(MicroWish, wish.pk)
    rules.require(rules.why_not_keep(by, kept))
    require(by, Permission.PERSONAL_REVEAL, area_id=kept.area_id)
    ask = _("Say what you need these details for.")
    look(kept, by=by, at=now, purpose=purpose, ask=ask, area_id=kept.area_id)
    return kept
