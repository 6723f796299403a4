"""The addresses of follow-up calls and of ratings at the window."""

from django.urls import path

from linli.desk.verdict import calls, window

app_name = "verdict"
urlpatterns = [
    path("follow-up/", calls.calls, name="calls"),
    path("follow-up/<int:pk>/", calls.call, name="call"),
    path("follow-up/<int:pk>/number/", calls.number, name="number"),
    path("rating/", window.rating, name="rating"),
]
