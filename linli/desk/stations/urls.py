"""The addresses of stations, among the desk's."""

from django.urls import path

from linli.desk.stations import circle, steps, views

urlpatterns = [
    path("", views.stations, name="stations"),
    path("new/", views.new, name="station_new"),
    path("circle/", circle.circle, name="station_circle"),
    path("circle/count/", circle.count, name="station_circle_count"),
    path("<int:pk>/", views.station, name="station"),
    path("<int:pk>/change/", views.change, name="station_change"),
    path("<int:pk>/retire/", steps.retire, name="station_retire"),
    path("<int:pk>/opening/", steps.opening, name="station_opening"),
    path("<int:pk>/opening/<int:change>/usual/", steps.usual, name="station_usual"),
    path("<int:pk>/check/<slug:item>/", steps.check, name="station_check"),
    path("<int:pk>/photos/<int:photo>/", views.photo, name="station_photo"),
    path("<int:pk>/photos/<int:photo>/drop/", steps.drop_photo, name="station_photo_drop"),
    path("<int:pk>/equipment/", steps.equip, name="station_equip"),
    path("<int:pk>/equipment/<int:thing>/", steps.condition, name="station_condition"),
    path("<int:pk>/stars/", steps.propose, name="station_stars"),
    path("<int:pk>/stars/<int:rating>/", steps.decide, name="station_decide"),
]
