"""Text messages to residents: to a mobile number they left, never in quiet hours, never too many, once an event."""

import re
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from linli.core.calendar import SHANGHAI
from linli.core.phones import one_spelling
from linli.notify.models import Message
from linli.notify.timing import Quiet, after_quiet

MOBILE = re.compile(r"1[3-9][0-9]{9}")
MOST_A_DAY = 6  # to one number: anybody can write anybody's number into a form


def texts_go_out() -> bool:
    """Whether the installation has a gateway, and an address that links in a text can lead to."""
    return bool(settings.TEXT_GATEWAY and settings.PUBLIC_ADDRESS)


def text(
    *, phone: str, mark: bytes | None, words: str, key: str, case_number: int | None, quiet: Quiet | None, now: datetime
) -> Message | None:
    """Queue a text message, once per key. None where nothing goes: no gateway, no mobile number, too many today."""
    number = one_spelling(phone)
    if not texts_go_out() or not MOBILE.fullmatch(number) or _enough(mark, now):
        return None
    message, _new = Message.objects.get_or_create(
        route=None,
        key=key,
        defaults={
            "phone": number,
            "mark": mark,
            "case_number": case_number,
            "subject": "",
            "body": words,
            "not_before": after_quiet(now, quiet),
            "at": now,
        },
    )
    return message


def _enough(mark: bytes | None, now: datetime) -> bool:
    midnight = timezone.localtime(now, SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    return Message.objects.filter(mark=mark, at__gte=midnight).count() >= MOST_A_DAY
