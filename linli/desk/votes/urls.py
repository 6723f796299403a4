"""The addresses of votes, among the desk's."""

from django.urls import path

from linli.desk.votes import rolls, sheets, slips, steps, views, writing

app_name = "votes"
urlpatterns = [
    path("", views.votes, name="votes"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", views.vote, name="vote"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/roll/", rolls.roll, name="roll"),
    path("<int:pk>/roll/fill/<slug:way>/", rolls.fill, name="fill"),
    path("<int:pk>/roll/<int:number>/strike/", rolls.strike, name="strike"),
    path("<int:pk>/roll/empty/", rolls.empty, name="empty"),
    path("<int:pk>/roll/sheets/", sheets.take_in, name="take_in"),
    path("<int:pk>/roll/sheets/example.xlsx", sheets.example, name="example"),
    path("<int:pk>/roll/sheets/<int:number>/", sheets.sheet, name="sheet"),
    path("<int:pk>/open/", steps.open_vote, name="open"),
    path("<int:pk>/slips/", slips.slips, name="slips"),
    path("<int:pk>/proxy/", steps.proxy, name="proxy"),
    path("<int:pk>/proxy/<int:number>/back/", steps.proxy_back, name="proxy_back"),
    path("<int:pk>/count/", steps.count, name="count"),
    path("<int:pk>/call/", steps.call, name="call"),
    path("<int:pk>/cast/", steps.cast, name="cast"),
    path("<int:pk>/close/", steps.close, name="close"),
    path("<int:pk>/cancel/", steps.cancel, name="cancel"),
]
