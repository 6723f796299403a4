"""The addresses of exams, among the desk's."""

from django.urls import path

from linli.desk.exams import marking, setting, sitting

app_name = "exams"
urlpatterns = [
    path("", sitting.home, name="home"),
    path("<int:pk>/", sitting.paper, name="paper"),
    path("<int:pk>/begin/", sitting.begin, name="begin"),
    path("<int:pk>/save/", sitting.save, name="save"),
    path("<int:pk>/hand-in/", sitting.hand_in, name="hand_in"),
    path("<int:pk>/again/", sitting.resit, name="resit"),
    path("set/new/", setting.new, name="new"),
    path("set/<int:pk>/", setting.exam, name="exam"),
    path("set/<int:pk>/change/", setting.change, name="change"),
    path("set/<int:pk>/publish/", setting.publish, name="publish"),
    path("set/<int:pk>/call/", setting.call, name="call"),
    path("set/<int:pk>/results.<slug:form>", setting.export, name="results"),
    path("mark/", marking.listed, name="to_mark"),
    path("mark/<int:pk>/", marking.paper, name="mark"),
    path("mark/<int:pk>/confirm/", marking.confirm, name="confirm"),
]
