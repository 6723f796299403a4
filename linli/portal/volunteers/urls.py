"""The public addresses of volunteers."""

from django.urls import path

from linli.people.doors import public
from linli.portal.volunteers import own, views

app_name = "volunteers"
urlpatterns = [
    path("", public(views.volunteers), name="volunteers"),
    path("join/", public(views.join), name="join"),
    path("mine/", public(views.find), name="find"),
    path("<code:code>/", public(own.mine), name="mine"),
    path("<code:code>/change/", public(own.change), name="change"),
    path("<code:code>/data/", public(own.data), name="data"),
    path("<code:code>/erase/", public(own.erase), name="erase"),
    path("<code:code>/<slug:step>/", public(own.step), name="step"),
]
