"""The spine: cases, who handles them, what was attached, how they were rated, when their clocks stood still, by which
rules they are routed."""

from linli.cases.models.arrival import Arrival
from linli.cases.models.assignment import Assignment
from linli.cases.models.attachment import Attachment
from linli.cases.models.case import Case
from linli.cases.models.draft import Draft, Paste
from linli.cases.models.extension import Extension
from linli.cases.models.follow_up import FollowUp
from linli.cases.models.pause import Pause
from linli.cases.models.rating import Rating
from linli.cases.models.recount import Recount
from linli.cases.models.rule import Rule
from linli.cases.models.rung import Rung

__all__ = [
    "Arrival",
    "Assignment",
    "Attachment",
    "Case",
    "Draft",
    "Extension",
    "FollowUp",
    "Paste",
    "Pause",
    "Rating",
    "Recount",
    "Rule",
    "Rung",
]
