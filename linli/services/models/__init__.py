"""What can be done for whom: items with their versions, orders with their papers, menus, themes."""

from linli.services.models.item import ItemVersion, ServiceItem, Switch, Template
from linli.services.models.menu import Menu, MenuLine, Want
from linli.services.models.order import HandOver, Order, Paper
from linli.services.models.sheet import ItemSheet
from linli.services.models.theme import MonthTheme

__all__ = [
    "HandOver",
    "ItemSheet",
    "ItemVersion",
    "Menu",
    "MenuLine",
    "MonthTheme",
    "Order",
    "Paper",
    "ServiceItem",
    "Switch",
    "Template",
    "Want",
]
