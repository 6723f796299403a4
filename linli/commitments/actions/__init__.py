"""Every write of commitments."""

from linli.commitments.actions.judging import put_down_as_broken, release, send_back, strike_off
from linli.commitments.actions.landing import keep_sheet, land
from linli.commitments.actions.promised import Promised
from linli.commitments.actions.promising import change, promise, publish
from linli.commitments.actions.working import finish, report

__all__ = [
    "Promised",
    "change",
    "finish",
    "keep_sheet",
    "land",
    "promise",
    "publish",
    "put_down_as_broken",
    "release",
    "report",
    "send_back",
    "strike_off",
]
