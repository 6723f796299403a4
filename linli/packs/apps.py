from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "linli.packs"
    label = "packs"
