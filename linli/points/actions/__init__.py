"""Every write of points."""

from linli.points.actions.checking import agree, refuse, settle_owed, take_back, take_back_from
from linli.points.actions.expiring import expire_due, warn_due
from linli.points.actions.opening import Owner, open_account, show_name
from linli.points.actions.proposing import Came, Good, earn, propose
from linli.points.actions.redeeming import hand_out, redeem, return_late, return_reward
from linli.points.actions.stocking import Offer, change_reward, offer_reward, restock

__all__ = [
    "Came",
    "Good",
    "Offer",
    "Owner",
    "agree",
    "change_reward",
    "earn",
    "expire_due",
    "hand_out",
    "offer_reward",
    "open_account",
    "propose",
    "redeem",
    "refuse",
    "restock",
    "return_late",
    "return_reward",
    "settle_owed",
    "show_name",
    "take_back",
    "take_back_from",
    "warn_due",
]
