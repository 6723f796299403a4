"""Who hears of what becomes of a wish: the wisher and a volunteer by text where they left a number and texts go out,
whoever serves in their inbox. It also stands on the page behind each one's code."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from linli.areas.tree import tree
from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.wishes.models import MicroWish

LABEL, MOST = "wishes text", 20


def tell_wisher(wish: MicroWish, words: Promise, *, now: datetime, **said: Any) -> None:
    """By text, with the way back; once for each version of the wish."""
    with override(settings.LANGUAGE_CODE):
        address = reverse("portal:wishes:mine", args=[wish.code])
        _text(wish, wish.phone, f"{str(words) % said} {absolute(address)}", f"wisher:{wish.pk}:{wish.version}", now)


def tell_claimer(wish: MicroWish, words: Promise, *, now: datetime, **said: Any) -> None:
    """In the inbox of whoever serves; a volunteer without an account by text. An organisation sees it on its list."""
    account = wish.account or (wish.volunteer.account if wish.volunteer else None)
    key = f"wish:{wish.pk}:{wish.version}"
    with override(settings.LANGUAGE_CODE):
        sentence = str(words) % {"said": wish.said, **said}
        if account is not None:
            notify.tell([account], key=key, subject=sentence, now=now, group=Group.MINE, link=wish.get_absolute_url())
        elif wish.volunteer is not None:
            _text(wish, wish.volunteer.phone, sentence, f"claimer:{wish.pk}:{wish.version}", now)


def tell_keepers(wish: MicroWish, words: Promise, *, now: datetime) -> None:
    """Those who check wishes, in the smallest area around that has any."""
    with override(settings.LANGUAGE_CODE):
        key = f"wish:{wish.pk}:{wish.version}"
        link = wish.get_absolute_url()
        notify.tell(keepers(wish.area_id, now), key=key, subject=str(words), now=now, group=Group.TO_DO, link=link)


def keepers(area_id: int, now: datetime) -> list[Account]:
    """Whoever checks wishes nearest to an area."""
    held = Q(
        person__posts__role__permissions__contains=[Permission.WISH_KEEP],
        person__posts__period__contains=timezone.localdate(now),
    )
    for each in reversed(tree.get().lineage(area_id)):
        found = Account.objects.filter(held & Q(person__posts__area=each), is_active=True).distinct()[:MOST]
        if found:
            return list(found)
    return []


def _text(wish: MicroWish, phone: str, words: str, key: str, now: datetime) -> None:
    if phone:
        mark = blind_index(phone, LABEL)
        notify.text(phone=phone, mark=mark, words=words, key=f"wish:{key}", case_number=None, quiet=quiet(), now=now)
