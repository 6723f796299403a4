"""The addresses of volunteers, among the desk's."""

from django.urls import path

from linli.desk.volunteers import entering, listing, mine, report, sheets, steps, teams, views

app_name = "volunteers"
urlpatterns = [
    path("", listing.volunteers, name="volunteers"),
    path("new/", entering.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("mine/change/", mine.change, name="mine_change"),
    path("mine/data/", mine.data, name="mine_data"),
    path("mine/<slug:step>/", mine.step, name="mine_step"),
    path("report/", report.report, name="report"),
    path("report.<slug:form>", report.file, name="report_file"),
    path("import/", sheets.take_in, name="take_in"),
    path("import/example.xlsx", sheets.example, name="example"),
    path("import/<int:pk>/", sheets.sheet, name="sheet"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.new, name="team_new"),
    path("teams/<slug:code>/", teams.team, name="team"),
    path("teams/<slug:code>/change/", teams.change, name="team_change"),
    path("teams/<slug:code>/<slug:step>/", teams.step, name="team_step"),
    path("<int:pk>/", views.volunteer, name="volunteer"),
    path("<int:pk>/change/", entering.change, name="change"),
    path("<int:pk>/<slug:step>/", steps.step, name="step"),
]
