"""A roster: kept to be looked at, then brought in, the good rows at once and in one transaction; nobody twice."""

from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core import sheets
from linli.core.alone import one_at_a_time
from linli.core.codes import new_code
from linli.core.refusal import WrongState
from linli.core.sheets import counts
from linli.journal import actions as journal
from linli.journal.bulk import Said, record_next, record_stories
from linli.people.models import Account
from linli.people.sheets import sealed
from linli.volunteers import rules
from linli.volunteers.models import Guardian, Membership, Team, Volunteer, VolunteerSheet
from linli.volunteers.models.volunteer import WAITING
from linli.volunteers.sheets.looking import Looked, Looking, Verdict
from linli.volunteers.words import Standing, Way

MOST_ROWS = 5000
LANDING = 0x56_4F_4C_53


def keep_sheet(*, content: bytes, name: str, by: Account, now: datetime) -> VolunteerSheet:
    """Keep what somebody uploaded, to be looked at; nobody of it is a volunteer yet. Refusal for what is no sheet."""
    rules.require(rules.why_not_keep(by, None))
    nothing = _("The sheet holds nobody below its first row.")
    found = sheets.take_in(content, name, most=MOST_ROWS, nothing=nothing)
    said = {"content": sealed(found), "formulas": found.formulas}
    return VolunteerSheet.objects.create(account=by, name=name[:120], at=now, **said)


@transaction.atomic
def land(*, sheet: VolunteerSheet, by: Account, now: datetime) -> list[Looked]:
    """Bring in every good row, compared anew with who is here; returns what became of each. Once only. They are
    confirmed by being brought in, but for those whose guardian has to agree first."""
    one_at_a_time(LANDING)
    found = VolunteerSheet.objects.select_for_update().get(pk=sheet.pk)
    rules.require(rules.why_not_keep(by, None))
    if found.landed_at is not None:
        raise WrongState(_("This sheet was brought in already."))
    rows = Looking(found, by, timezone.localdate(now)).look()
    try:
        with transaction.atomic():
            _write([row for row in rows if row.verdict == Verdict.NEW], by, now)
    except IntegrityError:
        raise WrongState(_("Somebody of this sheet joined while you were looking at it. Look at it again.")) from None
    found.landed_at, found.counts, found.content = now, counts(rows, Verdict), ""
    found.save(update_fields=["landed_at", "counts", "content"])
    journal.record("volunteersheet.landed", found, by=by, at=now, data=found.counts, new=True)
    return rows


def _write(rows: list[Looked], by: Account, now: datetime) -> None:
    """Volunteers, guardians, memberships and their stories, each in one statement or two."""
    made = Volunteer.objects.bulk_create([_new(row, by, now) for row in rows], batch_size=1000)
    pairs = list(zip(rows, made, strict=True))
    Guardian.objects.bulk_create([Guardian(volunteer=one, **row.guardian) for row, one in pairs if row.guardian])
    today = timezone.localdate(now)
    inside = [(row.team, one) for row, one in pairs if row.team and one.state == Standing.ACTIVE]
    list(Team.objects.select_for_update().filter(pk__in={team.pk for team, _one in inside}).order_by("pk"))
    Membership.objects.bulk_create(
        [Membership(team=team, volunteer=one, asked_at=now, since=today) for team, one in inside], batch_size=1000
    )
    record_stories("volunteer", [(one.pk, _story(one, by, now)) for one in made])
    joined: dict[int, list[Said]] = {}
    for team, one in sorted(inside, key=lambda each: each[0].pk):
        data = {"volunteer": one.pk, "deputy": False}
        joined.setdefault(team.pk, []).append(Said("team.accepted", now, by, data, area_id=team.area_id))
    record_next("team", list(joined.items()))


def _new(row: Looked, by: Account, now: datetime) -> Volunteer:
    assert row.fields is not None
    waits = row.fields["of_age"] is not None
    return Volunteer(
        **row.fields,
        key=uuid4(),
        code=new_code(),
        way=Way.ROSTER,
        state=Standing.APPLIED if waits else Standing.ACTIVE,
        since=now,
        joined_at=now,
        confirmed_at=None if waits else now,
        erase_after=now + WAITING if waits else None,
        by=by,
    )


def _story(one: Volunteer, by: Account, now: datetime) -> list[Said]:
    data = {"way": one.way, "organisation": None, "under_age": one.of_age is not None}
    story = [Said("volunteer.joined", now, by, data, area_id=one.area_id)]
    if one.state == Standing.ACTIVE:
        story.append(Said("volunteer.confirmed", now, by, {}, area_id=one.area_id))
    return story


def _kept(cell: object) -> object:
    return cell if isinstance(cell, int | float | str) else str(cell)
