"""Who has it in hand: assign 派单, offer, claim 接单, start, give back 退单."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases.actions.steps import end_assignment, lock, needed, record
from linli.cases.models import Assignment, Case
from linli.cases.words import Action
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.actions import Who
from linli.people.models import Account, Organisation
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
    _take(case, organisation, handler, now=now)
    data = {"lead": [case.lead_id, organisation.pk], "handler": handler.pk if handler else None}
    return record(case, step, by=by, now=now, words=words, data=data, lead=organisation, handler=handler)


@transaction.atomic
def offer(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """List a case for whoever may claim it in its area."""
    case, step = lock(case, Action.OFFER, by, seen=seen)
    return record(case, step, by=by, now=now, words=words)


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
    """Return a case that one cannot do, with the reason; it is assigned anew."""
    case, step = lock(case, Action.RETURN, by, seen=seen)
    needed(words, _("Write why you return this, so that it can be given to the right people."))
    end_assignment(case, now=now)
    data = {"lead": [case.lead_id, None]}
    return record(case, step, by=by, now=now, words=words, data=data, lead=None, handler=None, returns=case.returns + 1)


def _take(
    case: Case, organisation: Organisation, handler: Account | None, *, now: datetime, claimed: bool = False
) -> None:
    end_assignment(case, now=now)
    Assignment.objects.create(case=case, organisation=organisation, account=handler, claimed=claimed, since=now)


def _own_organisation(account: Account, permission: str | None) -> Organisation:
    """The organisation on whose behalf the account claims: that of the first of its posts that allows it."""
    for power in powers(account).held:
        if permission in power.permissions:
            return Organisation.objects.get(pk=power.organisation_id)
    raise NotAllowed(_("You hold no post on whose behalf you could take this."))
