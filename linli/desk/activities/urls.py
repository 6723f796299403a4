"""The addresses of activities, among the desk's."""

from django.urls import path

from linli.desk.activities import files, listing, report, steps, views, writing

app_name = "activities"
urlpatterns = [
    path("", listing.activities, name="activities"),
    path("new/", writing.new, name="new"),
    path("report/", report.report, name="report"),
    path("report.<slug:form>", report.file, name="report_file"),
    path("<int:pk>/", views.activity, name="activity"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("<int:pk>/join/", steps.join, name="join"),
    path("<int:pk>/leave/", steps.leave, name="leave"),
    path("<int:pk>/write-down/", steps.write_down, name="write_down"),
    path("<int:pk>/arrive/", steps.arrive, name="arrive"),
    path("<int:pk>/walk-in/", steps.walk_in, name="walk_in"),
    path("<int:pk>/withdraw/", steps.withdraw, name="withdraw"),
    path("<int:pk>/minutes/", steps.minutes, name="minutes"),
    path("<int:pk>/call/", steps.call, name="call"),
    path("<int:pk>/poster/", files.poster, name="poster"),
    path("<int:pk>/photos/<int:photo_pk>/", files.photo, name="photo"),
]
