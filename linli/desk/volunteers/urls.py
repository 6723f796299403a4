"""The desk: addresses of volunteers."""

from django.urls import URLPattern

app_name = "volunteers"
urlpatterns: list[URLPattern] = []
