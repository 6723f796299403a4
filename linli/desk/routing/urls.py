"""The rules' addresses, among the desk's."""

from django.urls import path

from linli.desk.routing import views

urlpatterns = [
    path("", views.rules, name="rules"),
    path("new/", views.new, name="rule_new"),
    path("<int:pk>/", views.rule, name="rule"),
    path("<int:pk>/switch/", views.switch, name="rule_switch"),
    path("<int:pk>/move/", views.move, name="rule_move"),
]
