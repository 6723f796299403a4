"""The addresses of one's own notices."""

from django.urls import path

from linli.desk.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.choices, name="choices"),
    path("address/", views.address, name="address"),
    path("address/try/", views.try_out, name="try"),
    path("address/forget/", views.forget, name="forget"),
    path("address/last/", views.last, name="last"),
]
