"""Telling whoever booked: residents by text where texts go out, whoever serves in their inbox."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from linli.bookings.models import Booking
from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.words import Group

LABEL = "bookings text"


def tell(booking: Booking, *, what: str, words: Promise, values: dict[str, Any], now: datetime) -> None:
    """Say it once for each `what`, in the site's own language."""
    key = f"booking:{what}:{booking.pk}"
    with override(settings.LANGUAGE_CODE):
        said = str(words) % values
        if booking.account is not None:
            link = reverse("desk:bookings:bookings")
            notify.tell([booking.account], key=key, subject=said, now=now, group=Group.MINE, link=link)
        elif booking.phone:
            link = absolute(reverse("portal:booking:mine", args=[booking.code]))
            mark = blind_index(booking.phone, LABEL)
            notify.text(
                phone=booking.phone,
                mark=mark,
                words=f"{said} {link}",
                key=key,
                case_number=None,
                quiet=quiet(),
                now=now,
            )
