"""Papers that go from hand to hand, each time with a receipt: who gave them, who has them now, when."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.services.actions.ordering import locked
from linli.services.models import HandOver, Order, Paper
from linli.services.words import PaperState

LONGEST_BODY = 80


@transaction.atomic
def hand_over(
    *,
    order: Order,
    places: Sequence[int],
    by: Account,
    now: datetime,
    to_account: Account | None = None,
    to_body: str = "",
    seen: int | None = None,
) -> HandOver:
    """Papers (by their place) go from whoever holds them to one of us, to an office elsewhere, or back to the resident
    (neither). Refusal for papers nobody brought, for some that different people hold, and to whoever has them already.
    """
    order = locked(order, by, seen)
    papers = list(order.papers.select_for_update().filter(place__in=list(places)))
    to_body = clean(to_body, LONGEST_BODY, field="to_body")
    giver = _check(papers, to_account, to_body)
    order.receipts += 1
    order.version += 1
    order.save(update_fields=["receipts", "version"])
    Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(holder=to_account, holder_body=to_body)
    made = HandOver.objects.create(
        order=order,
        number=order.receipts,
        papers=[paper.name for paper in papers],
        from_account_id=giver[0],
        from_body=giver[1],
        to_account=to_account,
        to_body=to_body,
        at=now,
        by=by,
    )
    data = {"receipt": made.number, "papers": [paper.place for paper in papers]}
    journal.record("order.handed_over", order, by=by, at=now, data=data, area_id=order.case.area_id)
    return made


def _check(papers: Sequence[Paper], to_account: Account | None, to_body: str) -> tuple[int | None, str]:
    """Who holds them now, as (account, body); neither: the resident."""
    if not papers:
        raise Refusal(_("Tick the papers that are handed over."), field="papers")
    if to_account and to_body:
        raise Refusal(_("Choose a colleague, or write an office; not both."), field="to_body")
    missing = next((paper for paper in papers if paper.state != PaperState.BROUGHT), None)
    if missing:
        sentence = _("“%(name)s” has not been brought yet, so nobody can hand it over.")
        raise Refusal(sentence % {"name": missing.name}, field="papers")
    holders = {(paper.holder_id, paper.holder_body) for paper in papers}
    if len(holders) > 1:
        raise Refusal(_("Different people hold these papers. Hand over those of one, then the others."), field="papers")
    holder = holders.pop()
    if holder == (to_account.pk if to_account else None, to_body):
        raise Refusal(_("They have these papers already."), field="to_account")
    return holder
