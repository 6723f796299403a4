"""The public addresses of booking."""

from django.urls import path

from linli.people.doors import public
from linli.portal.booking import mine, numbers, views

app_name = "booking"
urlpatterns = [
    path("", public(views.stations), name="stations"),
    path("mine/", public(mine.find), name="find"),
    path("mine/<code:code>/", public(mine.mine), name="mine"),
    path("mine/<code:code>/withdraw/", public(mine.withdraw), name="withdraw"),
    path("mine/<code:code>/arrive/", public(mine.arrive), name="arrive"),
    path("rooms/<int:pk>/", public(views.room), name="room"),
    path("windows/<int:pk>/", public(views.line), name="line"),
    path("windows/<int:pk>/number/", public(numbers.take), name="take"),
    path("<slug:code>/", public(views.station), name="station"),
]
