"""The addresses of the list of services at the desk."""

from django.urls import path

from linli.desk.services import items, menus, orders, sheets, themes
from linli.services.addresses import ITEM

urlpatterns = [
    path("services/", items.items, name="services"),
    path("services/new/", items.new, name="service_new"),
    path("services/sheet/", sheets.take_in, name="service_sheet_new"),
    path("services/export.xlsx", sheets.export, name="service_export"),
    path("services/sheets/<int:pk>/", sheets.sheet, name="service_sheet"),
    path("services/menu/", menus.menu, name="service_menu"),
    path("services/themes/", themes.themes, name="service_themes"),
    path("services/themes/new/", themes.write, name="service_theme_new"),
    path("services/themes/<int:pk>/", themes.write, name="service_theme"),
    path(f"services/items/<{ITEM}:code>/", items.item, name="service"),
    path(f"services/items/<{ITEM}:code>/write/", items.write, name="service_write"),
    path(f"services/items/<{ITEM}:code>/switch/", items.switch, name="service_switch"),
    path(f"services/items/<{ITEM}:code>/use/", items.use, name="service_use"),
    path(f"services/items/<{ITEM}:code>/withdraw/", items.withdraw, name="service_withdraw"),
    path(f"services/items/<{ITEM}:code>/forms/", items.forms_of, name="service_forms"),
    path(f"services/items/<{ITEM}:code>/order/", orders.order, name="service_order"),
    path("cases/<int:pk>/order/papers/", orders.papers, name="order_papers"),
    path("cases/<int:pk>/order/step/", orders.step, name="order_step"),
    path("cases/<int:pk>/order/hand/", orders.hand, name="order_hand"),
    path("cases/<int:pk>/order/receipts/<int:number>/", orders.receipt, name="order_receipt"),
]
