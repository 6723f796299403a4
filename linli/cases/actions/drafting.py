"""Messages of a chat group (J1): kept as drafts word for word; then registered, added to a case, or set aside."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.actions.arriving import Arrived
from linli.cases.actions.asking import say_more
from linli.cases.actions.registering import Submission, register
from linli.cases.chat import Message, read_chat
from linli.cases.drafts import draft_mark
from linli.cases.models import Case, Draft, Paste
from linli.cases.words import Channel
from linli.catalogue.models import Category
from linli.core.crypto import mark_keys
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require

MOST = 5000  # messages of one paste
LONGEST_GROUP, LONGEST_REASON = 60, 200


@transaction.atomic
def keep_chat(*, group: str, area_id: int, text: str, by: Account, now: datetime) -> Paste:
    """Keep every message of a chat export as a draft, word for word; those kept before are not kept again.

    Raises Refusal for an export without messages, or with more than MOST; then nothing of it is kept.
    """
    require(by, Permission.CASE_REGISTER, area_id=area_id)
    group = clean(group, LONGEST_GROUP, field="group")
    messages = read_chat(text, now=now)
    _check(group, messages)
    paste = Paste(group=group, area_id=area_id, pasted_by=by, at=now, messages=len(messages), fresh=0)
    paste.save()
    Draft.objects.bulk_create(_drafts(paste, messages), ignore_conflicts=True)
    paste.fresh = paste.drafts.count()
    paste.save(update_fields=["fresh"])
    data = {"messages": paste.messages, "fresh": paste.fresh}
    journal.record("paste.kept", paste, by=by, at=now, data=data, area_id=area_id, new=True)
    return paste


def _check(group: str, messages: Sequence[Message]) -> None:
    if not group:
        raise Refusal(_("Write which group this comes from."), field="group")
    if not messages:
        raise Refusal(_("Paste what the group wrote, or choose the exported file."), field="text")
    if len(messages) > MOST:
        raise Refusal(
            _("These are %(count)d messages; at most %(most)d are taken at once. Paste them in parts.")
            % {"count": len(messages), "most": MOST},
            field="text",
        )


def _drafts(paste: Paste, messages: Sequence[Message]) -> list[Draft]:
    """What was said twice in the same words and the same minute is kept twice: each is numbered among its likes."""
    times = Counter[tuple[Any, ...]]()
    drafts, others = [], mark_keys()[1:]
    for place, message in enumerate(messages, 1):
        said = (message.sender, message.said_at, message.words)
        times[said] += 1
        if any(Draft.objects.filter(mark=draft_mark(paste, said, times[said], key)).exists() for key in others):
            continue  # kept before, by a mark that is just being made anew
        drafts.append(
            Draft(
                paste=paste,
                area_id=paste.area_id,
                mark=draft_mark(paste, said, times[said]),
                place_in_paste=place,
                sender=message.sender,
                said_at=message.said_at,
                words=message.words,
            )
        )
    return drafts


@transaction.atomic
def register_drafts(
    *,
    drafts: Sequence[Draft],
    by: Account,
    now: datetime,
    area_id: int | None = None,
    category: Category | None = None,
    place: str = "",
) -> Case:
    """Make one case of one message, or of several in their order: their words, unchanged, a line each."""
    held = _waiting(drafts)
    first = held[0]
    said_on = timezone.localdate(first.said_at) if first.said_at else None
    submission = Submission(
        text="\n".join(each.words for each in held),
        area_id=area_id or first.area_id,
        channel=Channel.CHAT,
        category=category,
        place=place,
        contact_name=first.sender,
        arrived=Arrived(heard_on=said_on),
    )
    case = register(submission, by=by, now=now)
    _decide(held, Draft.Fate.REGISTERED, by=by, now=now, case=case)
    return case


@transaction.atomic
def join_drafts(*, drafts: Sequence[Draft], case: Case, by: Account, now: datetime) -> Case:
    """Add messages to a case that is about the same matter, word for word."""
    held = _waiting(drafts)
    for each in held:
        require(by, Permission.CASE_REGISTER, area_id=each.area_id)
    case = say_more(case=case, by=by, now=now, words="\n".join(each.words for each in held))
    _decide(held, Draft.Fate.JOINED, by=by, now=now, case=case)
    return case


@transaction.atomic
def set_aside(*, drafts: Sequence[Draft], reason: str, by: Account, now: datetime) -> int:
    """Say of messages that nothing follows from them, and why. Returns how many."""
    held = _waiting(drafts)
    why = clean(reason, LONGEST_REASON, field="reason")
    if not why:
        raise Refusal(_("Say why nothing follows from this."), field="reason")
    for each in held:
        require(by, Permission.CASE_REGISTER, area_id=each.area_id)
        journal.record("draft.set_aside", each, by=by, at=now, area_id=each.area_id, new=True)
    _decide(held, Draft.Fate.SET_ASIDE, by=by, now=now, reason=why)
    return len(held)


def _waiting(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, locked, in the order in which they were said. Refusal if somebody has decided on one already."""
    numbers = [each.pk for each in drafts]
    held = list(Draft.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    if not held:
        raise Refusal(_("Tick at least one message."))
    if decided := next((each for each in held if each.fate), None):
        raise WrongState(
            _("“%(words)s” has been decided on already: %(fate)s. Reload the page.")
            % {"words": decided.words[:20], "fate": Draft.Fate(decided.fate).label}
        )
    return held


def _decide(held: Sequence[Draft], fate: Draft.Fate, *, by: Account, now: datetime, **more: Any) -> None:
    changes: dict[str, Any] = {"fate": fate, "decided_by": by, "decided_at": now, **more}
    Draft.objects.filter(pk__in=[each.pk for each in held]).update(**changes)
