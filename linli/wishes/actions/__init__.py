"""Every write of micro-wishes."""

from linli.wishes.actions.checking import decline, publish
from linli.wishes.actions.claiming import claim, give_back, pass_on
from linli.wishes.actions.fulfilling import fulfil, thank
from linli.wishes.actions.revealing import reveal
from linli.wishes.actions.submitting import Wished, submit, withdraw
from linli.wishes.rules import Claimer

__all__ = [
    "Claimer",
    "Wished",
    "claim",
    "decline",
    "fulfil",
    "give_back",
    "pass_on",
    "publish",
    "reveal",
    "submit",
    "thank",
    "withdraw",
]
