"""The addresses of stations, among the portal's."""

from django.urls import path

from linli.people.doors import public
from linli.portal.stations import views

urlpatterns = [
    path("", public(views.stations), name="stations"),
    path("map.json", public(views.on_the_map), name="stations_map"),
    path("<slug:code>/", public(views.station), name="station"),
]
