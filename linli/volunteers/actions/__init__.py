"""Every write of volunteers and teams."""

from linli.volunteers.actions.belonging import accept, ask_in, depute, part, refuse, take_in
from linli.volunteers.actions.changing import change
from linli.volunteers.actions.consenting import consent
from linli.volunteers.actions.erasing import erase
from linli.volunteers.actions.joining import Joining, enter, join, report_in
from linli.volunteers.actions.landing import keep_sheet, land
from linli.volunteers.actions.revealing import hand_out, reveal
from linli.volunteers.actions.stepping import come_back, confirm, decline, leave, resume, resume_due, suspend
from linli.volunteers.actions.teams import Founding, change_team, close_team, found

__all__ = [
    "Founding",
    "Joining",
    "accept",
    "ask_in",
    "change",
    "change_team",
    "close_team",
    "come_back",
    "confirm",
    "consent",
    "decline",
    "depute",
    "enter",
    "erase",
    "found",
    "hand_out",
    "join",
    "keep_sheet",
    "land",
    "leave",
    "part",
    "refuse",
    "report_in",
    "resume",
    "resume_due",
    "reveal",
    "suspend",
    "take_in",
]
