"""The addresses of yearly reports, among the desk's."""

from django.urls import path

from linli.desk.annual import idle, missing, reading, writing

app_name = "annual"
urlpatterns = [
    path("", writing.home, name="home"),
    path("write/<slug:form>/<int:year>/<int:area>/", writing.write, name="write"),
    path("<int:pk>/", reading.report, name="report"),
    path("<int:pk>/score/", reading.score, name="score"),
    path("<int:pk>/send-back/", reading.send_back, name="send_back"),
    path("scores.<slug:kind>", reading.export, name="scores"),
    path("missing/<slug:form>/<int:year>/<int:area>/", missing.missing, name="missing"),
    path("idle/", idle.listed, name="idle"),
    path("idle/<int:person>/<int:area>/", idle.decide, name="decide"),
]
