"""Every write of votes."""

from linli.votes.actions.casting import Cast, call_roll, cast, cast_signed_in
from linli.votes.actions.closing import cancel, close, close_due
from linli.votes.actions.counting import enter_count
from linli.votes.actions.drawing import draw_adults, draw_households, draw_people, draw_posts
from linli.votes.actions.filling import empty_roll, enter_voters, strike_voter
from linli.votes.actions.landing import keep_sheet, land_sheet
from linli.votes.actions.opening import open_vote
from linli.votes.actions.preparing import Plan, change, prepare
from linli.votes.actions.printing import Slip, print_slips
from linli.votes.actions.proxies import give_proxy, take_back_proxy
from linli.votes.lines import Named
from linli.votes.tallying import tally

__all__ = [
    "Cast",
    "Named",
    "Plan",
    "Slip",
    "call_roll",
    "cancel",
    "cast",
    "cast_signed_in",
    "change",
    "close",
    "close_due",
    "draw_adults",
    "draw_households",
    "draw_people",
    "draw_posts",
    "empty_roll",
    "enter_count",
    "enter_voters",
    "give_proxy",
    "keep_sheet",
    "land_sheet",
    "open_vote",
    "prepare",
    "print_slips",
    "strike_voter",
    "take_back_proxy",
    "tally",
]
