"""Out of the outbox: claimed first, so that no two workers send one message, then sent, then written down."""

from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from linli.notify.models import Message, Route

TRIES = 8
FIRST_WAIT = timedelta(seconds=30)
CUT_OFF_AFTER = timedelta(minutes=10)


@transaction.atomic
def claim_next(*, now: datetime) -> Message | None:
    """Mark the next waiting message as being sent and return it. Committed before anything goes out, so no two workers
    send one message, and a worker killed in mid-send leaves a trace instead of a second message."""
    due = Message.objects.select_for_update(skip_locked=True).filter(state=Message.State.WAITING, not_before__lte=now)
    message = due.order_by("not_before").first()
    if message:
        message.state = Message.State.SENDING
        message.attempts += 1
        message.not_before = now
        message.save(update_fields=["state", "attempts", "not_before"])
    return message


def deliver(message: Message, *, now: datetime) -> Message:
    """Send a claimed message and write down how it went. A refusal by the other side is tried again later, more and
    more rarely."""
    trouble = _out(message)
    if not trouble:
        message.state, message.sent_at, message.phone = Message.State.SENT, now, ""
    elif message.attempts >= TRIES:
        message.state = Message.State.FAILED
    else:
        message.state = Message.State.WAITING
        message.not_before = now + FIRST_WAIT * 2 ** (message.attempts - 1)
    message.trouble = trouble[:200]
    message.save(update_fields=["state", "sent_at", "not_before", "trouble", "phone"])
    return message


def settle_cut_off(*, now: datetime) -> int:
    """Messages whose sending was cut off long ago are marked as perhaps sent, for a person to decide. Returns how
    many."""
    cut_off = Message.objects.filter(state=Message.State.SENDING, not_before__lt=now - CUT_OFF_AFTER)
    return cut_off.update(state=Message.State.UNCERTAIN)


def _out(message: Message) -> str:
    """Hand the message to Apprise. Returns what went wrong, or nothing."""
    name, address, trouble = _to_route(message.route) if message.route else _to_number(message.phone)
    if trouble:
        return trouble
    # Read only by whoever sends: it is large, and every start of the website would wait for it.
    import apprise

    gateway = apprise.Apprise()
    if not gateway.add(address):
        return _("The address of “%(route)s” is not understood.") % {"route": name}
    sent = gateway.notify(title=message.subject, body=message.body or message.subject)
    return "" if sent else _("“%(route)s” did not take the message.") % {"route": name}


def _to_route(route: Route) -> tuple[str, str, str]:
    """Name and address, and what stands against it."""
    gone = "" if route.active else _("“%(route)s” is no longer in use.") % {"route": route.name}
    return route.name, route.address, gone


def _to_number(phone: str) -> tuple[str, str, str]:
    name, trouble = _("The gateway for text messages"), ""
    if not settings.TEXT_GATEWAY:
        trouble = _("No gateway for text messages is set (LINLI_SMS).")
    elif not phone:
        trouble = _("The number is no longer kept.")
    return name, settings.TEXT_GATEWAY.replace("{phone}", quote(phone, safe="")), trouble
