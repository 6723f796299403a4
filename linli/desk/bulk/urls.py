"""Addresses of steps with many cases."""

from django.urls import path

from linli.desk.bulk import views

urlpatterns = [
    path("", views.choose, name="bulk"),
    path("lately/", views.batches, name="batches"),
    path("<int:pk>/", views.batch, name="batch"),
    path("<int:pk>/go/", views.go, name="batch_go"),
    path("<int:pk>/undo/", views.undo, name="batch_undo"),
]
