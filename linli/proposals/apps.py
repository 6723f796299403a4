from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "linli.proposals"
    label = "proposals"
