from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "linli.journeys"
    label = "journeys"
