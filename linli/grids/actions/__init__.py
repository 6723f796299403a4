"""Every write of grids."""

from linli.grids.actions.asking import ask_cards, ask_proposal
from linli.grids.actions.confirming import confirm, set_aside
from linli.grids.actions.deciding import decide
from linli.grids.actions.dividing import merge, split
from linli.grids.actions.drawing import add_area, draw, exchange
from linli.grids.actions.handing_over import HandedOver, hand_over
from linli.grids.actions.tying import drop_tie, keep_tie

__all__ = [
    "HandedOver",
    "add_area",
    "ask_cards",
    "ask_proposal",
    "confirm",
    "decide",
    "draw",
    "drop_tie",
    "exchange",
    "hand_over",
    "keep_tie",
    "merge",
    "set_aside",
    "split",
]
