"""The addresses of the list of services."""

from django.urls import path

from linli.people.doors import public
from linli.portal.services import following, ordering, views
from linli.services.addresses import ITEM

urlpatterns = [
    path("services/", public(views.services), name="services"),
    path(f"services/<{ITEM}:code>/", public(views.service), name="service"),
    path(f"services/<{ITEM}:code>/print/", public(views.sheet), name="service_print"),
    path(f"services/<{ITEM}:code>/order/", public(ordering.order), name="service_order"),
    path(f"services/<{ITEM}:code>/forms/<int:pk>/", public(views.form), name="service_form"),
    path("wanted/", public(ordering.wanted), name="wanted"),
    path("menu/", public(views.menu), name="menu"),
    path("themes/", public(views.themes), name="themes"),
    path("track/<code:code>/order/", public(following.order), name="case_order"),
]
