"""words.yaml: this locality's word for each of the glossary's terms."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from linli.packs.schema.base import Name, Section


class WordKey(StrEnum):
    """The terms that the program asks a pack for; a term left out keeps the program's own word."""

    LOOP_ASK = "loop.ask"
    LOOP_DELIBERATE = "loop.deliberate"
    LOOP_TAKE_ON = "loop.take_on"
    LOOP_EVALUATE = "loop.evaluate"
    CASE = "case.case"
    CASE_SUBMIT = "case.submit"
    CASE_RECEIVED = "case.received"
    CASE_ACCEPTED = "case.accepted"
    CASE_DELIBERATING = "case.deliberating"
    CASE_OFFERED = "case.offered"
    CASE_ASSIGNED = "case.assigned"
    CASE_IN_PROGRESS = "case.in_progress"
    CASE_DONE = "case.done"
    CASE_VERIFIED = "case.verified"
    CASE_CLOSED = "case.closed"
    CASE_PARKED = "case.parked"
    CASE_WITHDRAWN = "case.withdrawn"
    CASE_DECLINED = "case.declined"
    CASE_ACCEPT = "case.accept"
    CASE_DELIBERATE = "case.deliberate"
    CASE_OFFER = "case.offer"
    CASE_ASSIGN = "case.assign"
    CASE_CLAIM = "case.claim"
    CASE_FINISH = "case.finish"
    CASE_VERIFY = "case.verify"
    CASE_CLOSE = "case.close"
    CASE_PARK = "case.park"
    CASE_REDO = "case.redo"
    CASE_RATING = "case.rating"
    CASE_DEADLINE = "case.deadline"
    CASE_LADDER = "case.ladder"
    GRID = "area.grid"
    GRID_WORKER = "people.grid_worker"
    MEMBER = "people.member"
    VOLUNTEER = "people.volunteer"


class Words(Section):
    """Words of the locality, by the glossary's key."""

    words: dict[Annotated[WordKey, Field(strict=False)], Name] = Field(
        description="The glossary's key and the locality's word for it."
    )
