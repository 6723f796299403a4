"""Every write of tasks."""

from linli.tasks.actions.asking import ask, decline
from linli.tasks.actions.calling import Called, call, call_series
from linli.tasks.actions.changing import cancel, change
from linli.tasks.actions.coming import Spot, check_in, check_out
from linli.tasks.actions.confirming import confirm, correct, unconfirm
from linli.tasks.actions.handing import accept_handing, ask_handing, decline_handing, withdraw_handing
from linli.tasks.actions.missing import excuse, miss, see_over
from linli.tasks.actions.planned import Planned
from linli.tasks.actions.releasing import release
from linli.tasks.actions.reminding import remind_due
from linli.tasks.actions.taking import put_in, sign_up
from linli.tasks.actions.withdrawing import withdraw

__all__ = [
    "Called",
    "Planned",
    "Spot",
    "accept_handing",
    "ask",
    "ask_handing",
    "call",
    "call_series",
    "cancel",
    "change",
    "check_in",
    "check_out",
    "confirm",
    "correct",
    "decline",
    "decline_handing",
    "excuse",
    "miss",
    "put_in",
    "release",
    "remind_due",
    "see_over",
    "sign_up",
    "unconfirm",
    "withdraw",
    "withdraw_handing",
]
