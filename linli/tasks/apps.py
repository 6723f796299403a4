from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "linli.tasks"
    label = "tasks"
