"""Django's name for this room."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    name = "linli.annual"
