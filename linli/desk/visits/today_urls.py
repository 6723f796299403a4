"""The addresses of a worker's day, at the desk and on the phone."""

from django.urls import include, path

from linli.desk.visits import today

urlpatterns = [
    path("", today.today, name="today"),
    path("visit/", today.visit, name="visit"),
    path("", include("linli.desk.offline.urls")),
]
