"""Moving somebody: their open cases, their households and enterprises go to a colleague in one step (E2, E13)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.queries import Cases
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.people.models import Account, Person, Post
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents import actions as residents
from linli.residents.models import Enterprise, Household


@dataclass(slots=True)
class HandedOver:
    """What went over, and which cases (ids) stay, each with the sentence why."""

    cases: int = 0
    households: int = 0
    enterprises: int = 0
    stay: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def hand_over(
    *,
    person: Person,
    to: Post,
    chosen: Mapping[int, int],
    households: Iterable[int],
    enterprises: Iterable[int],
    by: Account,
    now: datetime,
    words: str = "",
) -> HandedOver:
    """Give cases (id -> version that was shown), households and enterprises (ids) of one person to the holder of a
    post. A case that moved on meanwhile, or cannot go there, stays and says why; the rest goes."""
    account = _fit_to_take(person, to, by, now)
    done = HandedOver()
    mine = {each.pk: each for each in open_cases(person).visible_to(by).filter(pk__in=list(chosen))}
    for pk in chosen:
        if pk not in mine:
            done.stay[pk] = _("Somebody changed this case meanwhile.")
            continue
        try:
            with transaction.atomic():
                cases.assign(
                    case=mine[pk],
                    by=by,
                    now=now,
                    organisation=to.organisation,
                    handler=account,
                    words=words,
                    seen=chosen[pk],
                )
            done.cases += 1
        except Refusal as refusal:
            done.stay[pk] = str(refusal)
    done.households = _households(person, to, households, by=by, now=now)
    for file in Enterprise.objects.filter(pk__in=list(enterprises), agent=person, active=True):
        residents.give_agent(file=file, person=to.person, by=by, now=now)
        done.enterprises += 1
    data = {"to": to.person_id, "cases": done.cases, "households": done.households, "enterprises": done.enterprises}
    journal.record("person.handed_over", person, by=by, at=now, data=data, area_id=to.area_id)
    return done


def open_cases(person: Person) -> Cases:
    """The open cases that somebody handles."""
    return Case.objects.open().filter(handler__person=person)


def _fit_to_take(person: Person, to: Post, by: Account, now: datetime) -> Account:
    """The account of whoever takes over, once it is sure that they can."""
    if to.person_id == person.pk:
        raise Refusal(_("Choose somebody else than the person who hands over."), field="to")
    today = timezone.localdate(now)
    held = Post.objects.filter(pk=to.pk, person__active=True).held_on(today).exists()
    account = Account.objects.filter(person=to.person_id, is_active=True).first()
    if not held:
        raise Refusal(_("%(name)s does not hold this post today. Choose another.") % {"name": to.person}, field="to")
    if account is None:
        raise Refusal(_("%(name)s has no account to work with. Open one first.") % {"name": to.person}, field="to")
    if not powers(by).may(Permission.PEOPLE_EDIT, None):
        raise Refusal(_("Only whoever changes posts hands over for others."), field="to")
    return account


def _households(person: Person, to: Post, households: Iterable[int], *, by: Account, now: datetime) -> int:
    may = powers(by)
    mine = Household.objects.present().filter(pk__in=list(households), agent=person)
    allowed = [pk for pk, area in mine.values_list("pk", "area_id") if may.may(Permission.PEOPLE_EDIT, area)]
    return residents.give_agents(agents=dict.fromkeys(allowed, to.person_id), by=by, now=now)
