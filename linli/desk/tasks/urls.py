"""The desk: addresses of tasks."""

from django.urls import path

from linli.desk.tasks import files, listing, people, steps, views, writing

app_name = "tasks"
urlpatterns = [
    path("", listing.tasks, name="tasks"),
    path("new/", writing.new, name="new"),
    path("mine/", listing.mine, name="mine"),
    path("captain/", listing.captain, name="captain"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("<int:pk>/join/", steps.join, name="join"),
    path("<int:pk>/own/", steps.own_step, name="own"),
    path("<int:pk>/ask/", people.ask, name="ask"),
    path("<int:pk>/put-in/", people.put_in, name="put_in"),
    path("<int:pk>/step/", people.step, name="step"),
    path("<int:pk>/hours/<int:doing_pk>/", people.hours, name="hours"),
    path("<int:pk>/poster/", files.poster, name="poster"),
]
