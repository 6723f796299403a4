from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "linli.services"
    label = "services"
