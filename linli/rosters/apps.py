from django.apps import AppConfig


class RostersConfig(AppConfig):
    name = "linli.rosters"
    label = "rosters"
