"""Addresses of saved filters."""

from django.urls import path

from linli.desk.saved import views

urlpatterns = [
    path("", views.saved, name="saved"),
    path("new/", views.new, name="saved_new"),
    path("<int:pk>/drop/", views.drop, name="saved_drop"),
]
