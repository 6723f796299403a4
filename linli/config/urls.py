"""Which room answers for which address."""

from django.urls import include, path

handler400 = "linli.portal.too_much.refused"
urlpatterns = [
    path("desk/", include("linli.desk.sign_in_urls")),
    path("desk/account/notifications/", include("linli.desk.notifications.urls")),
    path("desk/", include("linli.desk.urls")),
    path("board/station/", include("linli.portal.hall.screen_urls")),
    path("kiosk/", include("linli.portal.hall.kiosk_urls")),
    path("board/", include("linli.desk.board.urls")),
    path("", include("linli.portal.urls")),
]
