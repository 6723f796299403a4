"""Addresses of the chat groups' drafts."""

from django.urls import path

from linli.desk.chat import views

urlpatterns = [
    path("chat/", views.chat, name="chat"),
    path("chat/decide/", views.decide, name="chat_decide"),
]
