"""The desk: addresses of deliberation."""

from django.urls import path

from linli.desk.deliberation import calendars, door, listing, minutes, money, objections, steps, topics, views, writing

app_name = "deliberation"
urlpatterns = [
    path("", listing.meetings, name="meetings"),
    path("new/", writing.new, name="new"),
    path("calendar/", calendars.mine, name="mine"),
    path("calendar/renew/", calendars.renew, name="renew"),
    path("<int:pk>/", views.meeting, name="meeting"),
    path("<int:pk>.ics", calendars.one, name="calendar"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/again/", writing.again, name="again"),
    path("<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("<int:pk>/begin/", steps.begin, name="begin"),
    path("<int:pk>/end/", steps.end, name="end"),
    path("<int:pk>/adjourn/", steps.adjourn, name="adjourn"),
    path("<int:pk>/post/", steps.post, name="post"),
    path("<int:pk>/gather/", steps.gather, name="gather"),
    path("<int:pk>/add/", steps.add, name="add"),
    path("<int:pk>/move/", steps.move, name="move"),
    path("<int:pk>/arrive/", steps.arrive, name="arrive"),
    path("<int:pk>/guest/", steps.guest, name="guest"),
    path("<int:pk>/invite/", steps.invite, name="invite"),
    path("<int:pk>/count/", steps.count, name="count"),
    path("<int:pk>/sheet/", door.sheet, name="sheet"),
    path("<int:pk>/here/<str:door>/", door.here, name="here"),
    path("<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("<int:pk>/minutes/<int:number>.docx", minutes.document, name="document"),
    path("<int:pk>/decisions/<int:decision>/post-again/", minutes.post_again, name="post_again"),
    path("<int:pk>/objections/", objections.objections, name="objections"),
    path("<int:pk>/objections/<int:objection>/", objections.answer, name="answer"),
    path("topics/<int:pk>/", topics.topic, name="topic"),
    path("topics/<int:pk>/discuss/", topics.discuss, name="discuss"),
    path("topics/<int:pk>/decide/", topics.decide, name="decide"),
    path("topics/<int:pk>/vote/", topics.vote, name="vote"),
    path("topics/<int:pk>/take-over/", topics.take_over, name="take_over"),
    path("topics/<int:pk>/put-off/", topics.put_off, name="put_off"),
    path("topics/<int:pk>/follow/", topics.follow, name="follow"),
    path("money/", money.money, name="money"),
    path("money/<int:pk>/", money.spending, name="spending"),
    path("money/<int:pk>/approve/", money.approve, name="approve"),
    path("money/<int:pk>/refuse/", money.refuse, name="refuse"),
    path("money/<int:pk>/spent/", money.spent, name="spent"),
    path("money/receipts/<int:pk>/", money.receipt, name="receipt"),
]
