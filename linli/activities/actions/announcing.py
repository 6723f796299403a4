"""Announcing: one activity, or a series of them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.actions.planned import Planned
from linli.activities.models import Activity
from linli.catalogue.tables import tables
from linli.core.refusal import NotAllowed, Refusal
from linli.core.repeating import LeftOut, Rhythm, days
from linli.journal import actions as journal
from linli.people.models import Account

MOST = 60


@dataclass(frozen=True, slots=True)
class Announced:
    """What became of a series: those announced, the days left out, each with the sentence why, and the days that are no
    common ones by name."""

    activities: list[Activity]
    left_out: Sequence[LeftOut]
    named: Sequence[LeftOut]


@transaction.atomic
def announce(planned: Planned, *, by: Account, now: datetime) -> Activity:
    """Announce one activity. Raises NotAllowed outside one's areas and organisations, Refusal for what cannot be."""
    return _announce(planned, by=by, now=now)


@transaction.atomic
def announce_series(
    planned: Planned, *, rhythm: Rhythm, until: date, holidays: bool, by: Account, now: datetime
) -> Announced:
    """Announce the same again and again until a day, at the same time of day. Statutory holidays are left out unless
    `holidays`; what is left out is named. Refusal for more than 60."""
    first = timezone.localtime(planned.begins)
    found = days(first.date(), until=until, rhythm=rhythm, calendar=tables.get().calendar, holidays=holidays)
    if not found.kept:
        raise Refusal(_("No day is left in this series. Choose a later last day."), field="until")
    if len(found.kept) > MOST:
        raise Refusal(
            _("That is more than %(most)d at once. Choose an earlier last day.") % {"most": MOST}, field="until"
        )
    series = uuid4()
    made = [_announce(moved(planned, day), by=by, now=now, series=series) for day in found.kept]
    return Announced(made, found.left_out, found.named)


def moved(planned: Planned, day: date) -> Planned:
    """The same on another day: by the clock here, so that no change of clocks moves it."""
    first = timezone.localtime(planned.begins)
    shift = datetime.combine(day, first.time(), first.tzinfo) - first
    closes = planned.sign_up_until + shift if planned.sign_up_until else None
    return replace(planned, begins=planned.begins + shift, ends=planned.ends + shift, sign_up_until=closes)


def _announce(planned: Planned, *, by: Account, now: datetime, series: UUID | None = None) -> Activity:
    fields = planned.fields()
    organisation_id = planned.organisation.pk
    if sentence := rules.why_not_hold(by, area_id=fields["area"].pk, organisation_id=organisation_id):
        raise NotAllowed(sentence)
    if fields["begins"] <= now:
        raise Refusal(_("This time is past. Announce what is to come."), field="begins")
    activity: Activity = Activity.objects.create(
        **fields, series=series, door=secrets.token_urlsafe(16), announced_at=now, announced_by=by
    )
    facts = {"title": activity.title, "begins": activity.begins.isoformat()}
    journal.record("activity.announced", activity, by=by, at=now, data=facts, area_id=activity.area_id, new=True)
    return activity
