"""The spine: cases, who handles them, what was attached, how they were rated."""

from linli.cases.models.assignment import Assignment
from linli.cases.models.attachment import Attachment
from linli.cases.models.case import Case
from linli.cases.models.rating import Rating
from linli.cases.models.rung import Rung

__all__ = ["Assignment", "Attachment", "Case", "Rating", "Rung"]
