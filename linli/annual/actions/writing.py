"""A yearly report is written, kept as a draft, and handed in with the figures as they stand."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.annual import rules
from linli.annual.figures import Whose, figures, year_of
from linli.annual.lifecycle import LIFECYCLE
from linli.annual.models import Report
from linli.annual.practice import Form, annual
from linli.annual.words import Action, State
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST = 10_000


@transaction.atomic
def keep(
    *, form: Form, area_id: int, year: int, words: Mapping[str, str], seen: int, by: Account, now: datetime
) -> Report:
    """Keep what was written: section -> words. `seen`: the version that was read, 0 for none yet."""
    return _written(form, area_id, year, words, seen, by, now)


@transaction.atomic
def hand_in(
    *, form: Form, area_id: int, year: int, words: Mapping[str, str], seen: int, by: Account, now: datetime
) -> Report:
    """Keep what was written and hand it in; the figures stay as they are at this moment. Refused while a section is
    too short. After the day on which it is due it still comes in, and says that it is late."""
    kept = _written(form, area_id, year, words, seen, by, now)
    if short := rules.why_not_hand_in(form, kept.words):
        raise Refusal(short[1], field=f"part_{short[0]}")
    step = LIFECYCLE.step(State(kept.state), Action.HAND_IN)
    first, last = year_of(year, timezone.localdate(now))
    found = figures(form.figures, Whose(by.person, by, area_id, first, last))
    kept.figures, kept.handed_at, kept.why = [each.kept() for each in found], now, ""
    kept.state = step.to or kept.state
    kept.save(update_fields=["figures", "handed_at", "why", "state"])
    facts = {"form": form.key, "year": year, "late": kept.late}
    journal.record("report.handed_in", kept, by=by, at=now, data=facts, area_id=area_id)
    return kept


def _written(
    form: Form, area_id: int, year: int, words: Mapping[str, str], seen: int, by: Account, now: datetime
) -> Report:
    if why_not := rules.why_not_write(by, form, area_id, year, today=timezone.localdate(now)):
        raise NotAllowed(why_not)
    mine = {"person_id": by.person_id, "form": form.key, "area_id": area_id, "year": year}
    # Two of the writer's pages may come at once: the second finds the first's row, and a version it has not seen.
    Report.objects.bulk_create([Report(**mine, due_on=annual().due_on(year))], ignore_conflicts=True)
    kept: Report = Report.objects.select_for_update(of=("self",)).get(**mine)
    said = {part.key: clean(words.get(part.key, ""), LONGEST, field=f"part_{part.key}") for part in form.parts}
    LIFECYCLE.step(State(kept.state), Action.WRITE)
    if kept.words == said:
        return kept
    if kept.version != seen:
        raise WrongState(_("This report was written on meanwhile. Look at it as it is now."))
    new = kept.version == 0
    kept.text, kept.version = json.dumps(said, ensure_ascii=False), kept.version + 1
    kept.save(update_fields=["text", "version"])
    facts = {"form": form.key, "year": year, "version": kept.version}
    journal.record("report.written", kept, by=by, at=now, data=facts, area_id=area_id, new=new)
    return kept
