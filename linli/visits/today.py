"""Whom to see today, and why: return visits that are owed, care to be looked at, households not seen for longest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.text import first_words
from linli.people.models import Account
from linli.residents.models import CareNeed, Enterprise, Household
from linli.visits.models import Visit
from linli.visits.practice import said
from linli.visits.route import ordered
from linli.visits.words import Kind

SETTLED = (Status.DONE, Status.VERIFIED, Status.CLOSED)
OWED_FOR = timedelta(days=60)
SHOWN_WORDS = 16
CHOSEN_FROM = 4  # times as many households as a day takes are looked at, so that the nearest can be chosen


@dataclass(frozen=True, slots=True)
class Proposal:
    """A household to see, and the reasons; `about`: the case whose return visit is owed."""

    household: Household
    reasons: tuple[str, ...]
    kind: Kind = Kind.DOOR
    about: int | None = None
    pressing: bool = False


def proposals(account: Account, *, now: datetime) -> list[Proposal]:
    """A day's households in the order of a walk: all that press, then those not seen for longest. At most four
    queries, whatever the number of households."""
    found: dict[int, Proposal] = {}
    for proposal in [*_returns(account, now), *_care(account, now), *_unseen(account, now)]:
        before = found.get(proposal.household.pk)
        found[proposal.household.pk] = _both(before, proposal) if before else proposal
    most = said()["a_day"]
    pressing = [each for each in found.values() if each.pressing][:most]
    rest = [each for each in found.values() if not each.pressing]
    return ordered(pressing, rest, most)


def mine(account: Account) -> Any:
    """The households one keeps contact with; for whoever is nobody's agent, all one may see."""
    visible = Household.objects.visible_to(account).present()
    own = visible.filter(agent=account.person_id)
    return own if own.exists() else visible


def firms(account: Account) -> Any:
    """The enterprises one serves; for whoever serves none, all one may see."""
    visible = Enterprise.objects.visible_to(account).present()
    own = visible.filter(agent=account.person_id)
    return own if own.exists() else visible


def _both(one: Proposal, other: Proposal) -> Proposal:
    return replace(one, reasons=(*one.reasons, *other.reasons), pressing=one.pressing or other.pressing)


def _returns(account: Account, now: datetime) -> Iterable[Proposal]:
    """Cases that this worker raised on a visit, settled since, of which nobody has told the household at the door."""
    told = Visit.objects.filter(about=OuterRef("pk"), met=True)
    owed = Case.objects.filter(heard_on_visit__visit__worker=account.pk, status__in=SETTLED)
    owed = owed.filter(heard_on_visit__visit__visited_at__gte=now - OWED_FOR).filter(~Exists(told))
    rows = owed.filter(heard_on_visit__visit__household__isnull=False).order_by("id")
    for case in rows.select_related("heard_on_visit__visit__household")[: said()["a_day"]]:
        words = _("return visit: “%(words)s” is done") % {"words": first_words(case.text, SHOWN_WORDS)}
        household: Any = case.heard_on_visit.visit.household  # asked for above: never none
        yield Proposal(household, (words,), Kind.RETURN, case.pk, pressing=True)


def _care(account: Account, now: datetime) -> Iterable[Proposal]:
    """Households of which some care is to be looked at by today."""
    today = timezone.localdate(now)
    due = mine(account).filter(care_review_on__lte=today).order_by("care_review_on", "id")
    for household in due[: said()["a_day"]]:
        yield Proposal(household, (_("care to be looked at again"),), pressing=True)


def _unseen(account: Account, now: datetime) -> Iterable[Proposal]:
    """Those not seen for longest, never seen ones first."""
    since = now - timedelta(days=said()["not_seen_for"])
    rows = mine(account).filter(Q(seen_at__lt=since) | Q(seen_at__isnull=True))
    for household in rows.order_by(F("seen_at").asc(nulls_first=True), "id")[: said()["a_day"] * CHOSEN_FROM]:
        yield Proposal(household, (_not_seen(household.seen_at, now),))


def _not_seen(seen_at: datetime | None, now: datetime) -> str:
    if seen_at is None:
        return _("never visited yet")
    days = (now - seen_at).days
    return ngettext("not seen for %(days)d day", "not seen for %(days)d days", days) % {"days": days}


def needs(household_ids: Iterable[int]) -> dict[int, list[CareNeed]]:
    """The running care needs of some households. One query."""
    found: dict[int, list[CareNeed]] = {}
    for need in CareNeed.objects.filter(household__in=list(household_ids)).running().order_by("review_on", "id"):
        found.setdefault(need.household_id, []).append(need)
    return found
