"""The case's page: the story on the left, what one may do now on the right."""

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases import deadlines, look, timeline
from linli.cases.actions.revealing import Contact
from linli.cases.around import remember_around
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.prepared import composed, one
from linli.core.privacy import Mask, masked
from linli.desk import story
from linli.desk.came import came
from linli.desk.drawn import ladder, milestones
from linli.desk.face import show
from linli.desk.forms import PurposeForm, StepForm
from linli.desk.same import MergeForm, same
from linli.desk.services.card import card as order_card
from linli.desk.steps import offers
from linli.desk.tasks.of_case import card as volunteers
from linli.desk.together.card import together
from linli.people.faces import face
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import Standing, powers, standing

SOME_CASE = -77  # stands for whichever case it is, in the query that is kept


def seen_by(account: Account, pk: int) -> Case:
    """The case with those who stand around it, if it is the account's to see; Http404 otherwise."""
    case = known(account, pk)
    remember_around(case)
    return case


def known(account: Account, pk: int) -> Case:
    """The same without those who stand around it: enough for a step, which reads the case anew under its lock."""
    case = one(Case, _visible(standing(account)), {"pk": pk})
    if case is None:
        raise Http404
    return case


def in_sight(case: Case, account: Account) -> bool:
    """Whether the account still sees the case; only where that is not plain is it asked of the database."""
    if case.about_line is None and powers(account).may(Permission.CASE_VIEW, case.area_id):
        return True
    return Case.objects.visible_to(account).filter(pk=case.pk).exists()


@lru_cache(maxsize=512)
def _visible(who: Standing) -> str:
    return composed(Case.objects.visible_to(who.account()).filter(pk=SOME_CASE), {SOME_CASE: "pk"})


def page(
    request: HttpRequest,
    case: Case,
    *,
    refused: tuple[Action, StepForm] | None = None,
    purpose: PurposeForm | None = None,
    contact: Contact | None = None,
    same_refused: MergeForm | None = None,
    order_refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; with a refused form, that form stands open with what was typed."""
    account: Any = request.user
    mine, whole, now = powers(account), tree.get(), timezone.now()
    entries = timeline.for_staff(case)
    steps = story.told(entries)
    context = {
        "case": case,
        "now": now,
        "where": whole.full_name(case.area_id) if case.area_id in whole.nodes else "",
        "channel": look.channel_word(case.channel),
        "outcome": look.outcome_word(case.outcome) if case.outcome else "",
        "grade": look.grade_word(case.grade) if case.grade else "",
        "story": steps,
        "sent": next((step.sent for step in steps if step.sent), None),
        "together": together(case, account, entries, now),
        "offers": offers(case, account, refused),
        "ladder": ladder(case),
        "supervision": look.supervision_word(case.supervision),
        "milestones": milestones(case),
        "same": same(case, account, same_refused),
        "explanation": deadlines.explain(case),
        "hidden_name": masked(case.contact_name, Mask.NAME),
        "hidden_phone": masked(case.contact_phone, Mask.PHONE),
        "may_reveal": mine.may(Permission.PERSONAL_REVEAL, case.area_id),
        "may_promise": mine.may(Permission.COMMITMENT_KEEP, case.area_id),
        "may_hand_out_code": mine.may(Permission.CASE_REGISTER, case.area_id),
        "purpose": purpose or PurposeForm(),
        "contact": contact,
        "asked_first": face(case.first_asked_id) if case.first_asked_id else None,
        "came": came(case),
        "order_card": order_card(case, account, entries),
        "order_refused": order_refused,
        "volunteers": volunteers(case, account, entries),
    }
    return show(request, "desk/case.html", context, here="queue", status=status)
