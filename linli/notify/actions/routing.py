"""A person's own address beyond the inbox: kept encrypted, tried with a message, forgotten when they like."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.notify.addresses import understood
from linli.notify.models import Message, Notice, Route
from linli.people.models import Account


@transaction.atomic
def keep_address(*, account: Account, address: str, by: Account, now: datetime) -> Route:
    """Have this address, instead of any earlier one. Refusal when it is not understood. From now on what a person
    chose to hear goes there; what came before does not."""
    name, spelt = understood(address)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    wanted: dict[str, Any] = {"name": name, "address": spelt, "active": True}
    route, _new = Route.objects.update_or_create(account=account, defaults=wanted)
    journal.record("account.address_kept", account, by=by, at=now, data={"service": name})
    return route


@transaction.atomic
def forget_address(*, account: Account, by: Account, now: datetime) -> None:
    """Send nothing beyond the inbox any more. The address is wiped; what was sent stays on record."""
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    route = Route.objects.select_for_update(of=("self",)).filter(account=account, active=True).first()
    if route is None:
        return
    route.address, route.active = "", False
    route.save(update_fields=["address", "active"])
    given_up = {"state": Message.State.FAILED, "trouble": _("The address was taken out.")}
    Message.objects.filter(route=route, state=Message.State.WAITING).update(**given_up)
    Notice.objects.filter(account=account, goes_at__isnull=False).update(goes_at=None)
    journal.record("account.address_forgotten", account, by=by, at=now)


@transaction.atomic
def try_address(*, account: Account, now: datetime) -> Message:
    """Send a message to one's own address at once, quiet hours or not; pressed twice within a minute, it is one."""
    route = Route.objects.filter(account=account, active=True).first()
    if route is None:
        raise Refusal(_("There is no address to try yet. Enter one and save it."), field="address")
    message, _new = Message.objects.get_or_create(
        route=route,
        key=f"test:{now:%Y-%m-%dT%H:%M}",
        defaults={
            "subject": _("A test from Linli"),
            "body": _("It works: what you chose to hear will come here."),
            "not_before": now,
            "at": now,
        },
    )
    return message
