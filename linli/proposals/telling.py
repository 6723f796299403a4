"""Who hears of what about proposals: whoever serves in their inbox, residents by text where they left a number."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from linli.areas.tree import tree
from linli.cases.supervision import Stage
from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.choices import language
from linli.notify.words import Group
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.proposals.models import Proposal

LABEL = "proposals text"
MOST = 50
SAID = {
    "accepted": gettext_lazy("Your proposal “%(title)s” was accepted and will be answered by %(due)s."),
    "combined": gettext_lazy("Your proposal “%(title)s” was combined into “%(into)s”; you hear what becomes of it."),
    "declined": gettext_lazy("Your proposal “%(title)s” was not accepted; the reason stands on its page."),
    "case": gettext_lazy("Your proposal “%(title)s” was taken up as a case, number %(case)s."),
    "decided": gettext_lazy("A meeting decided about your proposal “%(title)s”; what it decided stands on its page."),
    "put_off": gettext_lazy("A meeting put your proposal “%(title)s” off; until when and why stands on its page."),
    "money": gettext_lazy("There is news of the money for your proposal “%(title)s”; it stands on its page."),
    "answered": gettext_lazy("Your proposal “%(title)s” was answered. Say what you think of the answer."),
    "delivered": gettext_lazy("Your proposal “%(title)s” was carried out."),
}


def submitted(proposal: Proposal, *, now: datetime) -> None:
    """To those nearest who handle proposals."""
    _tell(proposal, "submitted", handlers(proposal, now), lambda: _("New proposal: %(title)s"), Group.TO_DO, now)


def seconded_enough(proposal: Proposal, *, now: datetime) -> None:
    """To those who decide about it."""
    _tell(proposal, "seconded", handlers(proposal, now), lambda: _("Seconded enough: %(title)s"), Group.TO_DO, now)


def given(proposal: Proposal, *, now: datetime) -> None:
    """To everybody who serves in the organisation that answers."""
    what = f"given:{proposal.organisation_id}:{proposal.again}"

    def say() -> str:
        return _("To be answered by %(due)s: proposal “%(title)s”")

    _tell(proposal, what, _serving(proposal, now), say, Group.GIVEN, now)


def urged(proposal: Proposal, stage: Stage, *, now: datetime) -> None:
    """To whoever has it, and to those above whom the stage names."""
    told = [*_serving(proposal, now), *(_above(proposal, stage.up, now) if stage.up else [])]

    def say() -> str:
        overdue = _("the answer to the proposal “%(title)s” is overdue")
        return f"{stage.name.label}: {overdue}"

    _tell(proposal, f"urged:{stage.name}:{proposal.again}", told, say, Group.SUPERVISION, now)


def to_proposer(proposal: Proposal, what: str, *, now: datetime, which: str = "") -> None:
    """To its proposer, and to those of every proposal that was combined into it. Once for each answer, or for each
    thing (`which`) that can be more than once."""
    told = [proposal] if what == "combined" else [proposal, *proposal.parts.select_related("account__person")]
    for each in told:
        values = {**_values(proposal), "title": each.title}
        if each.account is not None:
            _to_inbox(each, what, values, which, now)
        elif each.phone:
            _by_text(each, what, values, which, now)


def handlers(proposal: Proposal, now: datetime) -> list[Account]:
    """Who handles proposals in the smallest area around it that has anybody who does."""
    for area in reversed(tree.get().lineage(proposal.area_id)):
        wanted = {
            "person__posts__area": area,
            "person__posts__role__permissions__contains": [Permission.PROPOSAL_HANDLE],
            "person__posts__role__active": True,
        }
        if found := _held(now, **wanted):
            return found
    return []


def _tell(
    proposal: Proposal, what: str, accounts: Iterable[Account], say: Callable[[], str], group: Group, now: datetime
) -> None:
    """Each once, in their own language."""
    by_language: dict[str, list[Account]] = {}
    for account in {each.pk: each for each in accounts}.values():
        by_language.setdefault(language(account.pk), []).append(account)
    key, link = f"proposal:{what}:{proposal.pk}", proposal.get_absolute_url()
    for spoken, readers in by_language.items():
        with override(spoken):
            subject = say() % _values(proposal)
        notify.tell(readers, key=key, subject=subject, now=now, group=group, link=link)


def _to_inbox(proposal: Proposal, what: str, values: dict[str, Any], which: str, now: datetime) -> None:
    account = proposal.account
    assert account is not None
    key = f"proposal:{what}{which}:{proposal.pk}:{proposal.again}"
    with override(language(account.pk)):
        subject = str(SAID[what]) % values
    notify.tell([account], key=key, subject=subject, now=now, group=Group.MINE, link=proposal.get_absolute_url())


def _by_text(proposal: Proposal, what: str, values: dict[str, Any], which: str, now: datetime) -> None:
    link = absolute(reverse("portal:proposals:mine", args=[proposal.code]))
    with override(settings.LANGUAGE_CODE):
        words = str(SAID[what]) % values
    notify.text(
        phone=proposal.phone,
        mark=blind_index(proposal.phone, LABEL),
        words=f"{words} {link}",
        key=f"proposal:{what}{which}:{proposal.pk}:{proposal.again}",
        case_number=None,
        quiet=quiet(),
        now=now,
    )


def _values(proposal: Proposal) -> dict[str, Any]:
    due = f"{timezone.localtime(proposal.due_at):%Y-%m-%d}" if proposal.due_at else ""
    return {"title": proposal.title, "due": due, "into": proposal.into or "", "case": proposal.case_id or ""}


def _serving(proposal: Proposal, now: datetime) -> list[Account]:
    return _held(now, person__posts__organisation=proposal.organisation_id) if proposal.organisation_id else []


def _above(proposal: Proposal, up: int, now: datetime) -> list[Account]:
    """Who supervises in the organisation so many steps above, or the highest there is."""
    organisation = proposal.organisation
    for _step in range(up):
        organisation = organisation.parent if organisation and organisation.parent else organisation
    supervises = {"person__posts__role__permissions__contains": [Permission.CASE_SUPERVISE]}
    return _held(now, person__posts__organisation=organisation, **supervises) if organisation else []


def _held(now: datetime, **wanted: object) -> list[Account]:
    today = timezone.localdate(now)
    here = Account.objects.filter(is_active=True, person__posts__period__contains=today, **wanted)
    return list(here.select_related("person").distinct()[:MOST])
