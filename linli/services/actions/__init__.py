"""Every write to the list of services, its orders, menus and themes."""

from linli.services.actions.handing import hand_over
from linli.services.actions.keeping import keep_from_pack, restore, retire, switch, withdraw, write
from linli.services.actions.landing import keep_sheet, land
from linli.services.actions.menus import publish, want, write_menu
from linli.services.actions.ordering import Ordered, look_through, order, step_done
from linli.services.actions.templates import add_template, drop_template
from linli.services.actions.theming import keep_theme, retire_theme

__all__ = [
    "Ordered",
    "add_template",
    "drop_template",
    "hand_over",
    "keep_from_pack",
    "keep_sheet",
    "keep_theme",
    "land",
    "look_through",
    "order",
    "publish",
    "restore",
    "retire",
    "retire_theme",
    "step_done",
    "switch",
    "want",
    "withdraw",
    "write",
    "write_menu",
]
