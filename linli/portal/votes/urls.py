"""The public addresses of votes."""

from django.urls import path

from linli.people.doors import public
from linli.portal.votes import casting, results, screen

app_name = "votes"
urlpatterns = [
    path("", public(results.votes), name="votes"),
    path("<code:code>/", public(casting.cast), name="cast"),
    path("<int:pk>/", public(results.vote), name="vote"),
    path("<int:pk>/screen/", public(screen.screen), name="screen"),
    path("<int:pk>/screen/worker.js", public(screen.worker), name="screen_worker"),
    path("<int:pk>/ballots.csv", public(results.ballots), name="ballots"),
]
