"""Django's name for this room."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "linli.visits"
