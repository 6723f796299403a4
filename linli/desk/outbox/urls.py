"""The addresses of the messages that did not go out."""

from django.urls import path

from linli.desk.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/give-up/", views.give_up, name="give_up"),
]
