"""Telling those on a list: residents by text where they left a number and texts go out, whoever serves in their inbox.

What is told also stands on the page behind each one's code, so that nobody depends on a telephone.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from linli.activities.models import SignUp
from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.words import Group

LABEL = "activities text"
Words = Callable[[SignUp], str]


def tell(sign_ups: Iterable[SignUp], *, what: str, words: Words, now: datetime) -> None:
    """Say the same to each, once for each `what`."""
    told = list(sign_ups)
    with override(settings.LANGUAGE_CODE):
        for each in told:
            if each.account is not None:
                _to_inbox(each, what, words(each), now)
            elif each.phone:
                _by_text(each, what, words(each), now)


def when(moment: datetime) -> str:
    """A moment as a text says it: 11月24日 14:30."""
    here = timezone.localtime(moment)
    return f"{here.month}月{here.day}日 {here:%H:%M}"


def _to_inbox(sign_up: SignUp, what: str, words: str, now: datetime) -> None:
    assert sign_up.account is not None
    link = reverse("desk:activities:activity", args=[sign_up.activity_id])
    notify.tell([sign_up.account], key=f"activity:{what}", subject=words, now=now, group=Group.MINE, link=link)


def _by_text(sign_up: SignUp, what: str, words: str, now: datetime) -> None:
    link = absolute(reverse("portal:activities:mine", args=[sign_up.code]))
    notify.text(
        phone=sign_up.phone,
        mark=blind_index(sign_up.phone, LABEL),
        words=f"{words} {link}",
        key=f"activity:{what}:{sign_up.pk}",
        case_number=None,
        quiet=quiet(),
        now=now,
    )
