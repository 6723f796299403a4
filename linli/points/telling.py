"""Telling holders of points, and whoever proposed some. Whoever serves hears it in their inbox, volunteers without an
account by text; a household by a text to the first of its members who agreed to be reached, and where no text goes,
through whoever keeps contact with it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override

from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.core.text import first_words
from linli.notify import actions as notify
from linli.notify.choices import language
from linli.notify.words import Group
from linli.people.models import Account
from linli.points.expiry import Coming
from linli.points.models import Earning, Holder
from linli.residents.models import Household, Resident
from linli.residents.words import Purpose, Relation

LABEL, WORDS = "points text", 60
EXPIRING = gettext_lazy("%(amount)d of your points expire from %(first)s on. Redeem them for a reward before.")
OF_THEIRS = gettext_lazy("%(amount)d points of %(who)s expire from %(first)s on. No text reaches them: tell them.")


def tell_of_expiry(holder: Holder, coming: Coming, *, now: datetime) -> None:
    """Say what will expire, once for each day up to which it was told."""
    said = {"who": holder.who, "amount": coming.amount, "first": coming.first}
    key = f"points:expiry:{holder.pk}:{holder.warned_to}"
    account = account_of(holder)
    if account is not None and account.is_active:
        _to_inbox(account, EXPIRING, said, key, reverse("desk:points:mine"), now)
    elif not any(_by_text(holder, phone, EXPIRING, said, key, now) for phone in _phones(holder, now)):
        agent = _agent(holder.household) if holder.household else None
        if agent is not None and holder.household:
            _to_inbox(agent, OF_THEIRS, said, key, holder.household.get_absolute_url(), now)


def tell_proposer(earning: Earning, why: str, *, now: datetime) -> None:
    """Say to whoever proposed points, or confirmed what they are for, that they were not agreed to, and why."""
    by = earning.by
    if by is None or not by.is_active:
        return
    opens = Earning.objects.visible_to(by).filter(pk=earning.pk).exists()
    said = {"amount": earning.amount, "who": earning.holder.who, "why": first_words(why, WORDS)}
    words = gettext_lazy("Not agreed to: %(amount)d points for %(who)s. %(why)s")
    _to_inbox(by, words, said, f"earning.refused:{earning.pk}", earning.get_absolute_url() if opens else "", now)


def account_of(holder: Holder) -> Account | None:
    """The account of whoever serves; none for others."""
    if holder.volunteer:
        return holder.volunteer.account
    return Account.objects.filter(person=holder.person_id).first() if holder.person_id else None


def _phones(holder: Holder, now: datetime) -> Iterator[str]:
    """The volunteer's number; of a household those who live there and agreed to be reached, its head first."""
    if holder.volunteer:
        yield holder.volunteer.phone
    elif holder.household:
        agreed = {"consents__purpose": Purpose.CONTACT, "consents__withdrawn_at__isnull": True}
        reached = Resident.objects.present().filter(
            household=holder.household_id, consents__until__gt=timezone.localdate(now), **agreed
        )
        for member in sorted(reached, key=lambda each: (each.relation != Relation.HEAD, each.pk)):
            yield member.phone


def _agent(household: Household) -> Account | None:
    """Whoever keeps contact with it."""
    return Account.objects.filter(person=household.agent_id, is_active=True).first() if household.agent_id else None


def _to_inbox(account: Account, words: Promise, said: dict[str, Any], key: str, link: str, now: datetime) -> None:
    with override(language(account.pk)):
        subject = str(words) % said
    notify.tell([account], key=key, subject=subject, now=now, group=Group.MINE, link=link)


def _by_text(holder: Holder, phone: str, words: Promise, said: dict[str, Any], key: str, now: datetime) -> bool:
    """Whether a text goes."""
    if not phone:
        return False
    with override(settings.LANGUAGE_CODE):
        text = str(words) % said
    link = absolute(reverse("portal:points:statement", args=[holder.code]))
    mark = blind_index(phone, LABEL)
    sent = notify.text(
        phone=phone, mark=mark, words=f"{text} {link}", key=key, case_number=None, quiet=quiet(), now=now
    )
    return sent is not None
