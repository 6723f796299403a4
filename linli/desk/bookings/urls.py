"""The addresses of rooms, among the desk's."""

from django.urls import path

from linli.desk.bookings import keeping, views

app_name = "bookings"
urlpatterns = [
    path("", views.bookings, name="bookings"),
    path("rooms/<int:pk>/", views.room, name="room"),
    path("rooms/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<slug:code>/", keeping.station, name="station"),
    path("<slug:code>/room/", keeping.room, name="keep_room"),
    path("<slug:code>/line/", keeping.line, name="keep_line"),
]
