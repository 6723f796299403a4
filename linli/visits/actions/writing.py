"""What the worker writes: a note to a day, a month in their own words."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.visits import rules
from linli.visits.actions.days import day_of
from linli.visits.models import DiaryEntry, MonthSummary

LONGEST = 4000


@transaction.atomic
def note(*, day: date, text: str, seen: int, by: Account, now: datetime) -> DiaryEntry:
    """Write what is to be said of one's day beside the visits. `seen`: the version that was read, 0 for none yet."""
    if why_not := rules.why_not_write(day, today=timezone.localdate(now)):
        raise Refusal(why_not, field="note")
    entry = day_of(by, day, area_id=home(by))
    words = clean(text, LONGEST, field="note")
    if words == entry.note:
        return entry
    if seen and seen != entry.version:
        raise WrongState(_("This day was written on meanwhile. Look at it as it is now."))
    entry.note, entry.version = words, entry.version + 1
    entry.save(update_fields=["note", "version"])
    journal.record("diary.noted", entry, by=by, at=now, data={"day": day.isoformat()}, area_id=entry.area_id)
    return entry


@transaction.atomic
def keep_summary(*, month: date, text: str, seen: int, by: Account, now: datetime) -> MonthSummary:
    """Keep a month as its worker puts it. `month`: its first day; `seen`: the version that was read, 0 for none yet."""
    if why_not := rules.why_not_write(month, today=timezone.localdate(now)):
        raise Refusal(why_not, field="text")
    words = clean(text, LONGEST, field="text")
    if not words:
        raise Refusal(_("A month needs a few words. The program’s own are a beginning."), field="text")
    mine = MonthSummary.objects.filter(worker=by, month=month)
    fresh = MonthSummary(worker=by, month=month, area_id=home(by), text=words, at=now)
    made = not mine.exists()
    if made:  # two of the worker's pages may come at once: the second then finds a version it has not seen
        MonthSummary.objects.bulk_create([fresh], ignore_conflicts=True)
    kept: MonthSummary = mine.select_for_update().get()
    if kept.text == words and not made:
        return kept
    if kept.text != words:
        if seen != kept.version:
            raise WrongState(_("This month was written on meanwhile. Look at it as it is now."))
        kept.text, kept.at, kept.version = words, now, kept.version + 1
        kept.save(update_fields=["text", "at", "version"])
    facts = {"month": month.isoformat(), "version": kept.version}
    journal.record("month.summed_up", kept, by=by, at=now, data=facts, area_id=kept.area_id)
    return kept


def home(account: Account) -> int:
    """The area under which one's diary is kept: that of the first post by which one visits. NotAllowed without one."""
    found = next((each.area_id for each in powers(account).held if Permission.VISIT_RECORD in each.permissions), None)
    if found is None:
        raise NotAllowed(
            _("None of your posts includes “%(permission)s”. Ask whoever hands out posts if one should.")
            % {"permission": Permission.VISIT_RECORD.label}
        )
    return found
