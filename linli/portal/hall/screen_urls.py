"""The screen's addresses. Nothing on it is more than what hangs on the hall's wall, so nobody signs in."""

from django.urls import path

from linli.people.doors import public
from linli.portal.hall import screen, shell

app_name = "screen"
urlpatterns = [
    path("<slug:code>/", public(screen.screen), name="screen"),
    path("<slug:code>/worker.js", public(shell.of_screen), name="worker"),
]
