"""Every write of proposals."""

from linli.proposals.actions.answering import answer, ask_again, judge
from linli.proposals.actions.delivering import deliver
from linli.proposals.actions.handling import accept, assign, combine, decline, to_case
from linli.proposals.actions.noting import note_decision, note_money, note_put_off
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
    "note_money",
    "note_put_off",
    "second",
    "submit",
    "to_case",
    "urge_due",
    "withdraw",
]
