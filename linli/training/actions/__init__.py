"""Every write of training."""

from linli.training.actions.attending import check_in, enrol, enrol_all, tick, withdraw
from linli.training.actions.bank import Draft, keep_question, land_sheet, read_sheet, retire_question
from linli.training.actions.certifying import remind, revoke
from linli.training.actions.courses import call_off, hold, keep_course
from linli.training.actions.marking import confirm, mark
from linli.training.actions.setting import Setting, call, keep_exam, publish
from linli.training.actions.sitting import HandedIn, begin, close_over, hand_in, resit, save

__all__ = [
    "Draft",
    "HandedIn",
    "Setting",
    "begin",
    "call",
    "call_off",
    "check_in",
    "close_over",
    "confirm",
    "enrol",
    "enrol_all",
    "hand_in",
    "hold",
    "keep_course",
    "keep_exam",
    "keep_question",
    "land_sheet",
    "mark",
    "publish",
    "read_sheet",
    "remind",
    "resit",
    "retire_question",
    "revoke",
    "save",
    "tick",
    "withdraw",
]
