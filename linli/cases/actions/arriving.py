"""The particulars of how a case came in: checked when it is registered, written with it, only where there are any."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.models import Arrival, Case
from linli.cases.words import AnswerBy, Bond, Channel
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.people.models import Account, Post
from linli.people.powers import powers


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """What is to be said of how a case came in beside its channel. `their_due_at`: by when the level above wants it."""

    heard_on: date | None = None
    meeting: str = ""
    enterprise: str = ""
    their_number: str = ""
    their_due_at: datetime | None = None
    answer_by: AnswerBy | str = ""
    proxy_bond: Bond | str = ""
    proxy_name: str = ""
    proxy_phone: str = ""


NOTHING = Arrived()


def check(arrived: Arrived, channel: Channel, *, contact_phone: str, now: datetime) -> None:
    """Refusal, beside its field, for what cannot be: a day to come, a time gone by, an answer to nobody."""
    if arrived.heard_on and arrived.heard_on > timezone.localdate(now):
        raise Refusal(_("This day has not come yet. Check the date."), field="heard_on")
    if arrived.their_due_at and arrived.their_due_at <= now:
        raise Refusal(_("The time they set has passed already. Check the date, or leave it empty."), field="their_due")
    _check_named(arrived, channel)
    _check_answer(arrived, contact_phone)


def _check_named(arrived: Arrived, channel: Channel) -> None:
    if channel is Channel.MEETING and not arrived.meeting:
        raise Refusal(_("Write at which meeting it was said."), field="meeting")
    if channel is Channel.ENTERPRISE and not arrived.enterprise:
        raise Refusal(_("Write which enterprise asks."), field="enterprise")
    if channel is Channel.TRANSFER and not arrived.their_number:
        raise Refusal(_("Write the number it has with the level that sent it."), field="their_number")


def _check_answer(arrived: Arrived, contact_phone: str) -> None:
    if arrived.answer_by == AnswerBy.PHONE and not (contact_phone or arrived.proxy_phone):
        raise Refusal(_("To answer by telephone, a number is needed. Write one, or choose another way."), field="phone")
    if arrived.answer_by == AnswerBy.PROXY and not arrived.proxy_bond:
        raise Refusal(_("Say who files this for them, so that the answer can go back that way."), field="proxy_bond")
    if arrived.proxy_bond and not arrived.proxy_name:
        raise Refusal(_("Write the name of whoever files this for them."), field="proxy_name")


def check_colleague(asked: Account, by: Who, *, now: datetime) -> None:
    """Refusal unless both serve in one organisation: nobody is made to answer for what strangers say they heard."""
    posts = Post.objects.held_on(timezone.localdate(now)).filter(person=asked.person_id)
    if not posts.filter(organisation__in=powers(by).organisation_ids).exists():
        raise Refusal(_("Choose a colleague of your own organisation, or leave it empty."), field="asked")


def keep(case: Case, arrived: Arrived) -> None:
    """Write the row, if there is one."""
    for row in rows(arrived):
        row.case = case
        row.save()


def rows(arrived: Arrived) -> list[Arrival]:
    """The one row of a case with particulars, still without its case; none where there is nothing to say. By when the
    level above wants it stands in the case itself."""
    said: dict[str, Any] = asdict(arrived)
    del said["their_due_at"]
    return [Arrival(**said)] if any(said.values()) else []
