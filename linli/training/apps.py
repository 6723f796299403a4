"""Django's name for this room."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "linli.training"
