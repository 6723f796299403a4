"""Addresses of reply templates."""

from django.urls import path

from linli.desk.replies import views

urlpatterns = [
    path("", views.replies, name="replies"),
    path("new/", views.write, name="reply_new"),
    path("<int:pk>/", views.write, name="reply"),
    path("<int:pk>/retire/", views.retire, name="reply_retire"),
    path("<int:pk>/text/", views.text, name="reply_text"),
]
