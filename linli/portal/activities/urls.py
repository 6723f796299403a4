"""The public addresses of activities."""

from django.urls import path

from linli.people.doors import public
from linli.portal.activities import views

app_name = "activities"
urlpatterns = [
    path("", public(views.activities), name="activities"),
    path("mine/", public(views.find), name="find"),
    path("mine/<code:code>/", public(views.mine), name="mine"),
    path("mine/<code:code>/withdraw/", public(views.withdraw), name="withdraw"),
    path("<int:pk>/", public(views.activity), name="activity"),
    path("<int:pk>/here/<str:door>/", public(views.here), name="here"),
]
