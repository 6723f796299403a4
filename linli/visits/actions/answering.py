"""Superiors read diaries and answer them (P3, P14); the worker hears of an answer in the inbox."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account
from linli.visits import rules
from linli.visits.models import Answer, DiaryEntry, MonthSummary, Reading

LONGEST = 2000


@transaction.atomic
def read(*, entry: DiaryEntry, by: Account, now: datetime) -> None:
    """Note that somebody above has read a day as it stands. Read again unchanged, nothing is noted."""
    entry = DiaryEntry.objects.select_for_update().get(pk=entry.pk)
    if rules.why_not_answer(by, entry):
        return
    reading, new = Reading.objects.get_or_create(entry=entry, by=by, defaults={"version": entry.version, "at": now})
    if not new:
        Reading.objects.filter(pk=reading.pk).update(version=entry.version, at=now)
    else:
        journal.record("diary.read", entry, by=by, at=now, area_id=entry.area_id)


@transaction.atomic
def answer(*, row: DiaryEntry | MonthSummary, text: str, by: Account, now: datetime) -> Answer:
    """Answer a day or a month. Raises NotAllowed for one's own and for elsewhere's, Refusal for no words."""
    locked = type(row).objects.select_for_update().get(pk=row.pk)
    if why_not := rules.why_not_answer(by, locked):
        raise NotAllowed(why_not)
    words = clean(text, LONGEST, field="text")
    if not words:
        raise Refusal(_("An answer needs a few words."), field="text")
    to: dict[str, Any] = {"entry": locked} if isinstance(locked, DiaryEntry) else {"summary": locked}
    newest = Answer.objects.filter(**to, by=by).order_by("-id").first()
    if newest and newest.text == words:
        return newest  # the same press twice
    said = Answer.objects.create(**to, by=by, text=words, at=now)
    if "entry" in to:
        journal.record("diary.answered", locked, by=by, at=now, area_id=locked.area_id)
    else:
        journal.record("month.answered", locked, by=by, at=now, area_id=locked.area_id)
    _tell(locked, said, now)
    return said


def _tell(row: DiaryEntry | MonthSummary, said: Answer, now: datetime) -> None:
    with override("zh-hans"):
        if isinstance(row, DiaryEntry):
            when, link = f"{row.day:%Y-%m-%d}", f"/desk/visits/days/{row.pk}/"
        else:
            when, link = (
                f"{row.month:%Y-%m}",
                f"/desk/visits/months/{row.worker_id}/{row.month.year}-{row.month.month}/",
            )
        subject = _("%(name)s answered your diary of %(when)s") % {"name": said.by, "when": when}
        key = f"diary-answer-{said.pk}"
        notify.tell([row.worker], key=key, subject=subject, now=now, group=Group.MENTIONS, link=link)
