"""A plan of a month: asked for, confirmed in part, changed by hand, published or set aside."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.notify.words import Group
from linli.people.models import Account, Person
from linli.rosters.candidates import holders, serving
from linli.rosters.fitting import fitting, standing
from linli.rosters.models import DutyPlan, PlanLine, Shift, Turn
from linli.rosters.practice import terms
from linli.rosters.rules import when, why_not_plan, why_not_serve
from linli.rosters.telling import MINE, accounts_of, tell
from linli.rosters.words import Going

TO_DO = (Going.WAITING, Going.RUNNING)
SAID = 3


@transaction.atomic
def ask_plan(*, area: Area, month: date, by: Account, now: datetime) -> DutyPlan:
    """Have a month worked out, or again: what was confirmed or published stays. One at a time for an area."""
    _may(by, area.pk)
    Area.objects.select_for_update().get(pk=area.pk)
    first = month.replace(day=1)
    if first < timezone.localdate(now).replace(day=1):
        raise Refusal(_("This month is over. Choose this one or one to come."), field="month")
    if DutyPlan.objects.filter(area=area, month=first, state__in=TO_DO).exists():
        raise Refusal(_("A plan of this month for “%(name)s” is under way already.") % {"name": area}, field="month")
    plan = DutyPlan.objects.create(area=area, month=first, asked_by=by, asked_at=now)
    data = {"month": first.isoformat()}
    journal.record("dutyplan.asked", plan, by=by, at=now, data=data, area_id=area.pk, new=True)
    return plan


@transaction.atomic
def confirm_lines(*, plan: DutyPlan, by: Account, now: datetime, station: int | None = None, kept: bool = True) -> int:
    """Keep the lines of a station (id), or all, however often the month is worked out again; or let go of them.
    Returns how many."""
    plan = _draft(plan, by)
    lines = plan.lines.filter(shift__station=station) if station else plan.lines.all()
    changed = lines.exclude(kept=kept).update(kept=kept)
    data = {"lines": changed, "station": station, "kept": kept}
    journal.record("dutyplan.confirmed", plan, by=by, at=now, data=data, area_id=plan.area_id)
    return changed


@transaction.atomic
def change_line(
    *, plan: DutyPlan, shift: Shift, gives: int | None, takes: int | None, by: Account, now: datetime
) -> None:
    """Put somebody (id) on a shift of a draft, in place of somebody or of nobody; the hard rules are asked. What a
    person has decided is confirmed by that."""
    plan = _draft(plan, by)
    shift = Shift.objects.select_related("rule", "station").get(pk=shift.pk)
    removed, _each = plan.lines.filter(shift=shift, person=gives).delete() if gives else (0, {})
    if gives and not removed:
        raise WrongState(_("Somebody has changed this shift meanwhile. Look at it again."))
    if takes:
        _put(plan, shift, Person.objects.get(pk=takes))
    data = {"shift": shift.pk, "gives": gives, "takes": takes}
    journal.record("dutyplan.changed", plan, by=by, at=now, data=data, area_id=plan.area_id)


def _put(plan: DutyPlan, shift: Shift, person: Person) -> None:
    if plan.lines.filter(shift=shift, person=person).exists():
        raise Refusal(_("%(name)s is on this shift already.") % {"name": person}, field="takes")
    if why_not := why_not_serve(person, shift) or _why_not_beside(plan, shift, person):
        raise Refusal(why_not, field="takes")
    PlanLine.objects.create(
        plan=plan, shift=shift, person=person, organisation_id=organisation_of(person, shift), kept=True
    )


def _why_not_beside(plan: DutyPlan, shift: Shift, person: Person) -> str | None:
    """A draft's own lines, which are no turns yet."""
    rest = terms().rest
    near = plan.lines.filter(
        person=person, shift__starts_at__lt=shift.ends_at + rest, shift__ends_at__gt=shift.starts_at - rest
    )
    other = near.exclude(shift=shift).select_related("shift__station").first()
    if other is None:
        return None
    return _("In this plan %(name)s is at %(station)s, %(when)s: too near for both, the rest counted.") % {
        "name": person,
        "station": other.shift.station,
        "when": when(other.shift),
    }


@transaction.atomic
def publish(*, plan: DutyPlan, by: Account, now: datetime, quietly: bool = False) -> int:
    """Put it into force: its lines become turns, everybody concerned is told, other drafts of the month are set aside.
    Whoever has gone on leave or on other duty meanwhile is named, and nothing is published. Returns how many turns.

    `quietly`: nobody is told, for what was invented is no news.
    """
    plan = _draft(plan, by)
    lines = list(
        plan.lines.select_related("shift__station", "shift__rule", "person").order_by("shift__starts_at", "pk")
    )
    list(Person.objects.select_for_update().filter(pk__in={line.person_id for line in lines}).order_by("pk"))
    if wrong := _unfit(lines):
        raise Refusal(_still_to_mend(wrong))
    turns = [turn_of(line.shift, line.person_id, line.organisation_id, plan=plan) for line in lines]
    made = _create(turns)
    Shift.objects.filter(pk__in=_shifts_of(plan), published_at=None).update(published_at=now)
    plan.state, plan.decided_at = Going.PUBLISHED, now
    plan.save(update_fields=["state", "decided_at"])
    others = DutyPlan.objects.filter(area=plan.area_id, month=plan.month, state=Going.DRAFT)
    others.update(state=Going.SET_ASIDE, decided_at=now)
    journal.record("dutyplan.published", plan, by=by, at=now, data={"turns": made}, area_id=plan.area_id)
    if not quietly:
        _tell(plan, lines, by, now)
    return made


def _unfit(lines: list[PlanLine]) -> list[str]:
    """Sentences about the lines that break a hard rule by now; only for the first few the reason is looked for."""
    shifts = list({line.shift_id: line.shift for line in lines}.values())
    fit = fitting(shifts, standing(shifts), [(line.shift_id, line.person_id) for line in lines]) if shifts else {}
    unfit = [line for line in lines if line.person_id not in fit.get(line.shift_id, ())]
    return [why_not_serve(line.person, line.shift) or _full(line) if at < SAID else "" for at, line in enumerate(unfit)]


def _full(line: PlanLine) -> str:
    facts = {"station": line.shift.station, "when": when(line.shift), "name": line.person}
    return _("%(name)s is not needed at %(station)s, %(when)s, any more.") % facts


def turn_of(shift: Shift, person: int, organisation: int | None, *, plan: DutyPlan | None = None) -> Turn:
    """A turn as it is written: `held` until the rest after it is over."""
    held = DateTimeTZRange(shift.starts_at, shift.ends_at + terms().rest)
    return Turn(shift=shift, person_id=person, organisation_id=organisation, plan=plan, held=held)


def organisation_of(person: Person, shift: Shift) -> int | None:
    """For which organisation somebody serves in a shift."""
    known = holders(shift.rule.posts, shift.day, shift.day, people=[person.pk])
    return serving(shift.rule, shift.station.area_id, shift.day, known).get(person.pk)


def _create(turns: list[Turn]) -> int:
    try:
        return len(Turn.objects.bulk_create(turns))
    except IntegrityError as error:
        raise WrongState(
            _("Somebody of this plan has been put on other duty this very moment. Work the month out again.")
        ) from error


def _shifts_of(plan: DutyPlan) -> list[int]:
    """All that the plan was made of: those with people, and those that nobody could be found for."""
    gaps = [gap["shift"] for gap in plan.figures.get("gaps", ())]
    return [*plan.lines.values_list("shift_id", flat=True), *gaps]


def _still_to_mend(sentences: list[str]) -> str:
    rest = len(sentences) - SAID
    more = ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest} if rest > 0 else ""
    facts = {"why": " ".join([*sentences[:SAID], more]).strip()}
    return _("Nothing was published: %(why)s Work the month out again, or change these shifts.") % facts


def _tell(plan: DutyPlan, lines: Iterable[PlanLine], by: Account, now: datetime) -> None:
    counts: dict[int, list[Shift]] = {}
    for line in lines:
        counts.setdefault(line.person_id, []).append(line.shift)
    for account in accounts_of(counts, but=by.pk):
        say = partial(_mine, plan, counts[account.person_id])
        tell([account], say, key=f"dutyplan-{plan.pk}", now=now, group=Group.GIVEN, link=MINE)


def _mine(plan: DutyPlan, shifts: list[Shift]) -> str:
    words = ngettext(
        "You are on duty once in %(month)s: %(when)s",
        "You are on duty %(count)d times in %(month)s, first %(when)s",
        len(shifts),
    )
    return words % {"count": len(shifts), "month": f"{plan.month:%Y-%m}", "when": when(shifts[0])}


@transaction.atomic
def set_aside(*, plan: DutyPlan, by: Account, now: datetime) -> None:
    """Nothing of it comes into force."""
    plan = _draft(plan, by)
    plan.state, plan.decided_at = Going.SET_ASIDE, now
    plan.save(update_fields=["state", "decided_at"])
    journal.record("dutyplan.set_aside", plan, by=by, at=now, area_id=plan.area_id)


def _draft(plan: DutyPlan, by: Account) -> DutyPlan:
    found = DutyPlan.objects.select_for_update().get(pk=plan.pk)
    _may(by, found.area_id)
    if found.state != Going.DRAFT:
        raise WrongState(_("This plan is not, or no longer, a draft."))
    return found


def _may(by: Account, area_id: int) -> None:
    if why_not := why_not_plan(by, area_id):
        raise NotAllowed(why_not)
