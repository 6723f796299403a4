"""The public addresses of micro-wishes."""

from django.urls import path

from linli.people.doors import public
from linli.portal.wishes import claiming, views

app_name = "wishes"
urlpatterns = [
    path("", public(views.wishes), name="wishes"),
    path("new/", public(views.new), name="new"),
    path("mine/", public(views.find), name="find"),
    path("mine/<code:code>/", public(views.mine), name="mine"),
    path("mine/<code:code>/<slug:step>/", public(views.step), name="step"),
    path("<int:pk>/", public(claiming.wish), name="wish"),
    path("claimed/<code:code>/", public(claiming.claimed), name="claimed"),
    path("claimed/<code:code>/<int:pk>/<slug:step>/", public(claiming.step), name="claimed_step"),
]
