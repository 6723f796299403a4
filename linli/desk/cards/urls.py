"""The addresses of contact cards, among the desk's."""

from django.urls import path

from linli.desk.cards import views

urlpatterns = [
    path("", views.cards, name="cards"),
    path("<int:pk>/", views.run, name="card_run"),
    path("<int:pk>/cards.pdf", views.document, name="card_file"),
    path("household/<int:pk>.pdf", views.household, name="household_card"),
]
