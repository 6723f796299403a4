"""The addresses of the queue at windows, among the desk's."""

from django.urls import path

from linli.desk.window_queue import steps, views

app_name = "window_queue"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<slug:code>/waits/", views.waits, name="waits"),
    path("<slug:code>/give/", steps.give, name="give"),
    path("<slug:code>/arrive/", steps.arrive, name="arrive"),
    path("slip/<int:pk>/", views.slip, name="slip"),
    path("<slug:code>/<int:window>/", views.window, name="window"),
    path("<slug:code>/<int:window>/next/", steps.call_next, name="next"),
    path("<slug:code>/<int:window>/<slug:step>/", steps.step, name="step"),
]
