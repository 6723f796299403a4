from django.apps import AppConfig


class WishesConfig(AppConfig):
    name = "linli.wishes"
    label = "wishes"
