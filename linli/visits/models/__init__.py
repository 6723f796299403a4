"""What is kept of visits, diaries, months and phones."""

from linli.visits.models.diary import Answer, DiaryEntry, MonthSummary, Reading
from linli.visits.models.phone import Phone
from linli.visits.models.tally import Tally
from linli.visits.models.visit import CareGiven, Earlier, Photo, Raised, Visit

__all__ = [
    "Answer",
    "CareGiven",
    "DiaryEntry",
    "Earlier",
    "MonthSummary",
    "Phone",
    "Photo",
    "Raised",
    "Reading",
    "Tally",
    "Visit",
]
