"""Who has it in hand: assign 派单, offer, claim 接单, start, give back 退单."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.actions.steps import end_lead, lock, needed, record
from linli.cases.calls import why_kept_from
from linli.cases.hands import kept_from, still_called
from linli.cases.models import Assignment, Case
from linli.cases.skills import skills
from linli.cases.words import Action
from linli.core.inserting import insert
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import Who
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers


@transaction.atomic
def assign(
    *,
    case: Case,
    by: Who,
    now: datetime,
    organisation: Organisation,
    handler: Account | None = None,
    words: str = "",
    seen: int | None = None,
) -> Case:
    """Give a case to an organisation, and to somebody in it if already known. Assigning again hands it on."""
    case, step = lock(case, Action.ASSIGN, by, seen=seen)
    if not organisation.active:
        raise Refusal(
            _("“%(name)s” is no longer in use. Choose another.") % {"name": organisation}, field="organisation"
        )
    if sentence := why_kept_from(case, organisation):
        raise Refusal(sentence, field="organisation")
    if helping := next((each for each in still_called(case) if each.organisation_id == organisation.pk), None):
        helping.ended_at, helping.ended_as = now, Assignment.Ending.DONE  # from assisting to leading
        helping.save(update_fields=["ended_at", "ended_as"])
    _take(case, organisation, handler, now=now)
    data = {"lead": [case.lead_id, organisation.pk], "handler": handler.pk if handler else None}
    return record(case, step, by=by, now=now, words=words, data=data, lead=organisation, handler=handler)


@transaction.atomic
def offer(*, case: Case, by: Who, now: datetime, skill: str = "", words: str = "", seen: int | None = None) -> Case:
    """List a case for whoever may claim it in its area and, if a skill is wanted, has that."""
    case, step = lock(case, Action.OFFER, by, seen=seen)
    if skill and skill not in dict(skills()):
        raise Refusal(_("This skill is not on the list here. Choose another, or none."), field="skill")
    data = {"skill": skill} if skill else {}
    return record(case, step, by=by, now=now, words=words, data=data, wanted_skill=skill)


@transaction.atomic
def claim(*, case: Case, by: Account, now: datetime, seen: int | None = None) -> Case:
    """Take an offered case oneself. Of two who claim at once one gets it; the other is told that it is taken."""
    case, step = lock(case, Action.CLAIM, by, seen=seen)
    organisation = _own_organisation(by, step.permission)
    _take(case, organisation, by, now=now, claimed=True)
    data = {"lead": [case.lead_id, organisation.pk], "handler": by.pk}
    return record(case, step, by=by, now=now, data=data, lead=organisation, handler=by)


@transaction.atomic
def start(*, case: Case, by: Account, now: datetime, seen: int | None = None) -> Case:
    """Begin work on a case assigned to one's organisation; whoever starts handles it."""
    case, step = lock(case, Action.START, by, seen=seen)
    Assignment.objects.filter(case=case, ended_at__isnull=True, part="lead").update(account=by)
    return record(case, step, by=by, now=now, data={"handler": by.pk}, handler=by)


@transaction.atomic
def give_back(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Return a case that one cannot do, with the reason. It is back in the hands of whoever received it first, who
    stays responsible until somebody takes it over (首接负责)."""
    case, step = lock(case, Action.RETURN, by, seen=seen)
    needed(words, _("Write why you return this, so that it can be given to the right people."))
    first = first_receiver(case)
    if first is None or (first.pk == case.lead_id and not _others_assign(case, by, now)):
        raise Refusal(
            _(
                "There is nobody to whom this could go back: you received it first, and nobody else assigns cases "
                "here. Lift it to a higher level, or call others in."
            )
        )
    end_lead(case, now=now, how=Assignment.Ending.RETURNED)
    Assignment.objects.create(case=case, organisation=first, since=now)
    data = {"lead": [case.lead_id, first.pk]}
    returns = case.returns + 1
    return record(case, step, by=by, now=now, words=words, data=data, lead=first, handler=None, returns=returns)


def first_receiver(case: Case) -> Organisation | None:
    """Who received a case first, if they still can: while one leads it, that is known."""
    led = Assignment.objects.filter(case=case, part=Assignment.Part.LEAD, organisation__active=True)
    first = led.select_related("organisation").order_by("id").first()
    if first and not kept_from(case, first.organisation_id):
        return first.organisation
    return case.lead


def _others_assign(case: Case, by: Who, now: datetime) -> bool:
    """Whether anybody but who returns it could give the case to others."""
    able = Account.objects.filter(
        is_active=True,
        person__posts__area__in=tree.get().lineage(case.area_id),
        person__posts__period__contains=timezone.localdate(now),
        person__posts__role__active=True,
        person__posts__role__permissions__contains=[Permission.CASE_ASSIGN],
    )
    return able.exclude(pk=by.pk or 0).exists()


def _take(
    case: Case, organisation: Organisation, handler: Account | None, *, now: datetime, claimed: bool = False
) -> None:
    end_lead(case, now=now)
    insert(Assignment(case=case, organisation=organisation, account=handler, claimed=claimed, since=now))


def _own_organisation(account: Account, permission: str | None) -> Organisation:
    """The organisation on whose behalf the account claims: that of the first of its posts that allows it."""
    for power in powers(account).held:
        if permission in power.permissions:
            return Organisation.objects.get(pk=power.organisation_id)
    raise NotAllowed(_("You hold no post on whose behalf you could take this."))
