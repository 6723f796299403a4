"""The desk's addresses."""

from django.urls import include, path

from linli.desk.columns.views import columns
from linli.desk.mentions.views import who
from linli.desk.news import views as news
from linli.desk.views import (
    account,
    case,
    contact,
    handlers,
    holidays,
    inbox,
    meetings,
    merge,
    photo,
    queue,
    step,
)

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("find/", queue.find, name="find"),
    path("", include("linli.desk.registering.urls")),
    path("", include("linli.desk.hotline.urls")),
    path("", include("linli.desk.chat.urls")),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read, name="inbox_read"),
    path("account/", account.account, name="account"),
    path("account/skills/", account.skills_set, name="skills"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("meetings/<slug:rung>/", meetings.meeting, name="meeting"),
    path("bulk/", include("linli.desk.bulk.urls")),
    path("saved/", include("linli.desk.saved.urls")),
    path("columns/", columns, name="columns"),
    path("replies/", include("linli.desk.replies.urls")),
    path("news/", news.of_queue, name="news"),
    path("cases/<int:pk>/news/", news.of_case, name="case_news"),
    path("cases/<int:pk>/who/", who, name="who"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("cases/<int:pk>/contact/", contact.contact, name="contact"),
    path("", include("linli.desk.households.urls")),
    path("today/", include("linli.desk.visits.today_urls")),
    path("visits/", include("linli.desk.visits.urls")),
    path("routing/", include("linli.desk.routing.urls")),
    path("outbox/", include("linli.desk.outbox.urls")),
    path("rates/", include("linli.desk.rates.urls")),
    path("", include("linli.desk.verdict.urls")),
    path("grids/", include("linli.desk.grids.urls")),
    path("stations/", include("linli.desk.stations.urls")),
    path("posts/", include("linli.desk.posts.urls")),
    path("coverage/", include("linli.desk.coverage.urls")),
    path("rosters/", include("linli.desk.rosters.urls")),
    path("cards/", include("linli.desk.cards.urls")),
    path("", include("linli.desk.services.urls")),
    path("training/", include("linli.desk.training.urls")),
    path("exams/", include("linli.desk.exams.urls")),
    path("annual/", include("linli.desk.annual.urls")),
    path("merge/", merge.several, name="merge_several"),
    path("cases/<int:pk>/merge/", merge.one, name="merge"),
    path("cases/<int:pk>/apart/", merge.apart, name="apart"),
    path("cases/<int:pk>/handlers/", handlers.handlers, name="handlers"),
    path("cases/<int:pk>/photos/<int:photo_pk>/", photo.photo, name="photo"),
    path("cases/<int:pk>/<slug:action>/", step.step, name="step"),
]
