"""The steps that can be taken with many cases at once, as one table: how each is asked for, taken, and foretold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.cases import actions as cases
from linli.cases import look, rules, wording
from linli.cases.lifecycle import CASE
from linli.cases.models import Case
from linli.cases.words import Action, Status
from linli.catalogue.tables import tables
from linli.desk.bulk import forms
from linli.people.directory import directory
from linli.people.models import Account
from linli.people.permissions import Permission

Said = dict[str, Any]


def _nothing(_said: Said, _words: str, _case: Case) -> Said:
    return {}


def _remark(_said: Said, words: str, _case: Case) -> Said:
    return {"words": words}


def _filled(_said: Said, words: str, case: Case) -> Said:
    return {"words": wording.fill(words, case)}


def _category(said: Said, _words: str, _case: Case) -> Said:
    return {"category": tables.get().categories[said["category"]]}


def _organisation(said: Said, words: str, _case: Case) -> Said:
    return {"organisation": directory.get().organisations[said["organisation"]], "words": words}


def _until(said: Said, words: str, _case: Case) -> Said:
    return {"until": date.fromisoformat(said["until"]), "words": words}


@dataclass(frozen=True, slots=True)
class BulkWay:
    """How a step is taken with many cases. `arguments`: what was said, the words, the case -> what the action gets."""

    permission: Permission
    form: type[forms.BulkForm]
    take: Callable[..., Case]
    arguments: Callable[[Said, str, Case], Said]
    icon: str
    can_be_undone: bool = True
    templates: bool = False


A, P = Action, Permission
WAYS: dict[Action, BulkWay] = {
    A.ACCEPT: BulkWay(P.CASE_ACCEPT, forms.RemarkBulk, cases.accept, _remark, icon="check"),
    A.CLASSIFY: BulkWay(P.CASE_CLASSIFY, forms.ClassifyBulk, cases.classify, _category, icon="category"),
    A.ASSIGN: BulkWay(P.CASE_ASSIGN, forms.AssignBulk, cases.assign, _organisation, icon="send"),
    A.OFFER: BulkWay(P.CASE_OFFER, forms.RemarkBulk, cases.offer, _remark, icon="speakerphone"),
    A.PARK: BulkWay(P.CASE_PARK, forms.ParkBulk, cases.park, _until, icon="player-pause"),
    A.REPLY: BulkWay(
        P.CASE_WORK,
        forms.ReplyBulk,
        cases.reply,
        _filled,
        icon="message-circle",
        can_be_undone=False,
        templates=True,
    ),
    A.VERIFY: BulkWay(P.CASE_VERIFY, forms.RemarkBulk, cases.verify, _remark, icon="checks", can_be_undone=False),
    A.CLOSE: BulkWay(P.CASE_CLOSE, forms.RemarkBulk, cases.close, _remark, icon="square-check"),
}


def why_not(account: Account, case: Case, action: Action, said: Said, words: str) -> str | None:
    """Why this step cannot be taken with this case as it stands; None when it can."""
    if sentence := rules.why_not(account, case, action):
        return sentence
    if action is A.CLASSIFY and case.category_id == said["category"]:
        return _("It has this category already.")
    if action is A.ASSIGN and case.lead_id == said["organisation"]:
        return _("They have it already.")
    if action is A.REPLY and (lacking := wording.lacking(words, case)):
        return _("There is nothing to put in for %(fields)s.") % {"fields": "、".join(lacking)}
    return None


def foretold(case: Case, action: Action, said: Said) -> str:
    """What will happen to this case, the same sentence for all to which the same happens."""
    if action is A.CLASSIFY:
        known = tables.get().categories
        before = known.get(case.category_id or 0) or _("no category yet")
        return f"{before} → {known[said['category']]}"
    now, to = Status(case.status), CASE.step(Status(case.status), action).to
    if action is A.ASSIGN:
        before = directory.get().name(case.lead_id) or look.status_word(now)
        return f"{before} → {directory.get().name(said['organisation'])}"
    if to is None:
        return _("%(action)s; it stays “%(state)s”.") % {
            "action": look.action_word(action),
            "state": look.status_word(now),
        }
    return f"{look.status_word(now)} → {look.status_word(to)}"
