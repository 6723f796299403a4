"""Every write of activities."""

from linli.activities.actions.announcing import announce, announce_series
from linli.activities.actions.changing import cancel, change
from linli.activities.actions.checking_in import check_in, take_back, walk_in
from linli.activities.actions.planned import Guest, Planned
from linli.activities.actions.recording import keep_minutes
from linli.activities.actions.reminding import remind_due
from linli.activities.actions.revealing import reveal_list
from linli.activities.actions.series import cancel_series, change_series
from linli.activities.actions.signing_up import join, sign_up
from linli.activities.actions.withdrawing import withdraw

__all__ = [
    "Guest",
    "Planned",
    "announce",
    "announce_series",
    "cancel",
    "cancel_series",
    "change",
    "change_series",
    "check_in",
    "join",
    "keep_minutes",
    "remind_due",
    "reveal_list",
    "sign_up",
    "take_back",
    "walk_in",
    "withdraw",
]
