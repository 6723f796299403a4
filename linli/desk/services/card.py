"""What a case's page says of an order: its papers and who holds them, its steps, the hand-overs."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.timeline import Entry
from linli.people.faces import face
from linli.people.models import Account, Post
from linli.services import onbehalf, practice, rules
from linli.services.models import Order, Paper
from linli.services.onbehalf import Handed, Step
from linli.services.words import Kind, PaperState

ORDERED, MOST = "case.ordered", 60


@dataclass(frozen=True, slots=True)
class Line:
    """A paper, how many, and who holds it."""

    paper: Paper
    count: str
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """The card. `why_not`: why this account may not see to it; `why_no_step`: why the next step cannot be marked."""

    order: Order
    kind: str
    papers: list[Line]
    missing: int
    steps: list[Step]
    handovers: list[Handed]
    why_not: str | None
    why_no_step: str | None
    takers: list[tuple[int, str]]
    states: list[tuple[str, Any]]

    @property
    def brought(self) -> list[Line]:
        return [line for line in self.papers if line.paper.state == PaperState.BROUGHT]


def card(case: Case, account: Account, entries: list[Entry]) -> Card | None:
    """The card of an order; None, without a query, for a case that is none."""
    if not any(entry.kind == ORDERED for entry in entries):
        return None
    order = Order.objects.select_related("item_version", "item", "case").get(case=case.pk)
    papers = list(order.papers.all())
    why_not = rules.why_not_handle(account, case)
    on_behalf = order.kind == Kind.FOR_YOU
    return Card(
        order=order,
        kind=practice.kind_word(order.kind),
        papers=[Line(each, counted(each), onbehalf.where(each)) for each in papers],
        missing=sum(each.state == PaperState.MISSING for each in papers),
        steps=onbehalf.steps(order) if on_behalf else [],
        handovers=onbehalf.handovers(order),
        why_not=why_not,
        why_no_step=rules.why_not_step(order, papers, order.item_version.steps) if on_behalf else None,
        takers=[]
        if why_not or not papers
        else [(each.pk, str(face(each.pk))) for each in around(case) if each != account],
        states=list(PaperState.choices),
    )


def counted(paper: Paper) -> str:
    """How many of a paper."""
    said = [
        _("%(count)d original") % {"count": paper.originals} if paper.originals else "",
        _("%(count)d copy") % {"count": paper.copies} if paper.copies else "",
    ]
    return _(", ").join(each for each in said if each)


def around(case: Case) -> list[Account]:
    """Those who could take papers: whoever holds a post in the areas around the case, nearest first."""
    lineage = tree.get().lineage(case.area_id)
    held = Post.objects.held_on(timezone.localdate()).filter(area__in=lineage, person__account__isnull=False)
    found = held.select_related("person__account").order_by("-area__depth", "id")[:MOST]
    return list(dict.fromkeys(post.person.account for post in found))
