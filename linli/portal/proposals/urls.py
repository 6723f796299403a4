"""The public addresses of proposals."""

from django.urls import path

from linli.people.doors import public
from linli.portal.proposals import views

app_name = "proposals"
urlpatterns = [
    path("", public(views.proposals), name="proposals"),
    path("new/", public(views.new), name="new"),
    path("<int:pk>/", public(views.proposal), name="proposal"),
    path("second/<str:share>/", public(views.second), name="second"),
    path("mine/", public(views.find), name="find"),
    path("mine/<code:code>/", public(views.mine), name="mine"),
    path("mine/<code:code>/withdraw/", public(views.withdraw), name="withdraw"),
    path("mine/<code:code>/judge/", public(views.judge), name="judge"),
    path("mine/<code:code>/again/", public(views.again), name="again"),
]
