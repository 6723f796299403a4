"""The addresses of duty, among the portal's."""

from django.urls import path

from linli.people.doors import public
from linli.portal.rosters import views

urlpatterns = [
    path("<slug:secret>.ics", public(views.calendar), name="duty_calendar"),
    path("<slug:secret>/", public(views.screen), name="duty_screen"),
]
