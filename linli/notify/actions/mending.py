"""Messages that did not go out: somebody has them tried again, or gives them up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.notify.models import TROUBLED, Message
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require


@transaction.atomic
def try_again(*, message: Message, by: Account, now: datetime) -> Message:
    """Send it at the next opportunity, with as many tries as a new one. One that was perhaps sent may come twice."""
    message = _held(message, by)
    if message.route is None and not message.phone:
        raise Refusal(_("The number is no longer kept, so it cannot be sent. Give it up."))
    message.state, message.attempts, message.not_before = Message.State.WAITING, 0, now
    message.save(update_fields=["state", "attempts", "not_before"])
    journal.record("message.tried_again", message, by=by, at=now)
    return message


@transaction.atomic
def give_up(*, message: Message, by: Account, now: datetime) -> Message:
    """Send it no more, and forget the number it was for."""
    message = _held(message, by)
    message.state, message.phone = Message.State.GIVEN_UP, ""
    message.save(update_fields=["state", "phone"])
    journal.record("message.given_up", message, by=by, at=now)
    return message


def _held(message: Message, by: Account) -> Message:
    require(by, Permission.PACK_APPLY, area_id=None)
    held = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if held.state not in TROUBLED:
        raise WrongState(_("Somebody has seen to it already: %(state)s.") % {"state": held.get_state_display()})
    return held
