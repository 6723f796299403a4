"""Every write about visits: recorded once, corrected openly, read and answered; phones begun and closed."""

from linli.visits.actions.answering import answer, read
from linli.visits.actions.correcting import correct
from linli.visits.actions.phones import Began, begin_phone, close_phone, heard_from, token_digest
from linli.visits.actions.recording import Differs, Recorded, record_visit
from linli.visits.actions.writing import keep_summary, note
from linli.visits.visited import Care, Moved, Visited

__all__ = [
    "Began",
    "Care",
    "Differs",
    "Moved",
    "Recorded",
    "Visited",
    "answer",
    "begin_phone",
    "close_phone",
    "correct",
    "heard_from",
    "keep_summary",
    "note",
    "read",
    "record_visit",
    "token_digest",
]
