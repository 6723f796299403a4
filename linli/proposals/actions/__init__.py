"""Every write of proposals."""

from linli.proposals.actions.answering import answer, ask_again, judge, note_decision
from linli.proposals.actions.delivering import deliver
from linli.proposals.actions.handling import accept, assign, combine, decline, to_case
from linli.proposals.actions.seconding import second
from linli.proposals.actions.submitting import Proposer, Said, submit, withdraw
from linli.proposals.actions.urging import urge_due

__all__ = [
    "Proposer",
    "Said",
    "accept",
    "answer",
    "ask_again",
    "assign",
    "combine",
    "decline",
    "deliver",
    "judge",
    "note_decision",
    "second",
    "submit",
    "to_case",
    "urge_due",
    "withdraw",
]
