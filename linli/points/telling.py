"""Telling holders of points: whoever serves in their inbox, volunteers without an account by text. A household left no
number for this: its statement says it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from linli.catalogue.tables import tables
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.timing import clocks
from linli.notify.words import Group
from linli.people.models import Account
from linli.points.models import Holder

LABEL = "points text"


def tell(holder: Holder, *, words: Promise, said: dict[str, Any], key: str, now: datetime) -> None:
    """Say it once for each key."""
    with override(settings.LANGUAGE_CODE):
        text = str(words) % said
    account = account_of(holder)
    if account is not None and account.is_active:
        link = reverse("desk:points:mine")
        notify.tell([account], key=key, subject=text, now=now, group=Group.MINE, link=link)
    elif holder.volunteer and holder.volunteer.phone:
        _by_text(holder, holder.volunteer.phone, text, key, now)


def account_of(holder: Holder) -> Account | None:
    """The account of whoever serves; none for others."""
    if holder.volunteer:
        return holder.volunteer.account
    return Account.objects.filter(person=holder.person_id).first() if holder.person_id else None


def _by_text(holder: Holder, phone: str, text: str, key: str, now: datetime) -> None:
    link = absolute(reverse("portal:points:statement", args=[holder.code]))
    practice = tables.get().practice
    texts: dict[str, Any] = (practice.settings.get("texts") if practice else None) or {}
    notify.text(
        phone=phone,
        mark=blind_index(phone, LABEL),
        words=f"{text} {link}",
        key=key,
        case_number=None,
        quiet=clocks(*texts["quiet"]) if texts.get("quiet") else None,
        now=now,
    )
