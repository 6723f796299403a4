"""Which room answers for which address."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("linli.desk.sign_in_urls")),
    path("desk/account/notifications/", include("linli.desk.notifications.urls")),
    path("desk/", include("linli.desk.urls")),
    path("board/", include("linli.desk.board.urls")),
    path("", include("linli.portal.urls")),
]
