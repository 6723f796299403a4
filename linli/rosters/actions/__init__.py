"""Every write about duty."""

from linli.rosters.actions.addresses import have_address, renew_address
from linli.rosters.actions.leave import enter_leave, withdraw_leave
from linli.rosters.actions.planning import ask_plan, change_line, confirm_lines, publish, set_aside
from linli.rosters.actions.presence import come, mark_present, see_absences
from linli.rosters.actions.ruling import Said, add_rule, change_rule, keep_rule, retire_rule
from linli.rosters.actions.swapping import accept_swap, ask_swap, decline_swap, withdraw_swap
from linli.rosters.actions.turns import call_off, give_turn, hand_on

__all__ = [
    "Said",
    "accept_swap",
    "add_rule",
    "ask_plan",
    "ask_swap",
    "call_off",
    "change_line",
    "change_rule",
    "come",
    "confirm_lines",
    "decline_swap",
    "enter_leave",
    "give_turn",
    "hand_on",
    "have_address",
    "keep_rule",
    "mark_present",
    "publish",
    "renew_address",
    "retire_rule",
    "see_absences",
    "set_aside",
    "withdraw_leave",
    "withdraw_swap",
]
