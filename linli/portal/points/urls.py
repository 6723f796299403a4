"""The public addresses of points."""

from django.urls import path

from linli.people.doors import public
from linli.portal.points import views

app_name = "points"
urlpatterns = [
    path("", public(views.home), name="home"),
    path("ranking/", public(views.ranking), name="ranking"),
    path("<code:code>/", public(views.statement), name="statement"),
    path("<code:code>/redeem/", public(views.redeem), name="redeem"),
    path("<code:code>/give-back/<int:pk>/", public(views.give_back), name="give_back"),
    path("<code:code>/shown/", public(views.shown), name="shown"),
]
