"""What was done on behalf: the steps with their days, who holds each paper, the hand-overs with their receipts."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.journal.queries import story
from linli.people.faces import face
from linli.services.models import HandOver, Order, Paper
from linli.services.words import PaperState

BEHIND, NOW, AHEAD = "behind", "now", "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `when` is behind, now or ahead; `at` and `words` once it is done."""

    name: str
    when: str
    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Handed:
    """Papers that went from one to another."""

    number: int
    papers: list[str]
    giver: str
    taker: str
    at: datetime


def steps(order: Order) -> list[Step]:
    """The steps of an order's version, those done with their day and remark. One query."""
    events = [each for each in story("order", order.pk) if each.kind == "order.stepped"]
    done = {each.data["step"]: each for each in events}
    found = []
    for number, name in enumerate(order.item_version.steps, start=1):
        event = done.get(number)
        when = BEHIND if number <= order.steps_done else NOW if number == order.steps_done + 1 else AHEAD
        words = getattr(event, "words", None)
        found.append(Step(name, when, event.at if event else None, words.text if words else ""))
    return found


def where(paper: Paper, *, to_residents: bool = False) -> str:
    """Who holds a paper; empty for one that is not brought."""
    if paper.state != PaperState.BROUGHT:
        return ""
    return who(paper.holder_id, paper.holder_body, to_residents=to_residents)


def who(account_id: int | None, body: str, *, to_residents: bool = False) -> str:
    """A side of a hand-over: one of us, an office elsewhere, or the resident."""
    if account_id:
        found = face(account_id)
        return found.to_residents if to_residents else str(found)
    return body or _("the resident")


def handovers(order: Order, *, to_residents: bool = False) -> list[Handed]:
    """Every hand-over of an order, oldest first."""
    return [handed(each, to_residents=to_residents) for each in HandOver.objects.filter(order=order).order_by("number")]


def handed(row: HandOver, *, to_residents: bool = False) -> Handed:
    return Handed(
        row.number,
        row.papers,
        who(row.from_account_id, row.from_body, to_residents=to_residents),
        who(row.to_account_id, row.to_body, to_residents=to_residents),
        row.at,
    )
