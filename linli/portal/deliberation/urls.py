"""The public site: addresses of deliberation."""

from django.urls import path

from linli.people.doors import public
from linli.portal.deliberation import feeds, views

app_name = "deliberation"
urlpatterns = [
    path("", public(views.meetings), name="meetings"),
    path("meetings.ics", public(feeds.of_residents), name="of_residents"),
    path("own/<slug:secret>.ics", public(feeds.of_member), name="of_member"),
    path("<int:pk>.ics", public(feeds.one), name="calendar"),
    path("mine/", public(views.find), name="find"),
    path("mine/<code:code>/", public(views.mine), name="mine"),
    path("<int:pk>/", public(views.meeting), name="meeting"),
    path("<int:pk>/here/<str:door>/", public(views.here), name="here"),
    path("decisions/<int:pk>/", public(views.decision), name="decision"),
]
