"""The addresses of proposals, among the desk's."""

from django.urls import path

from linli.desk.proposals import steps, views

app_name = "proposals"
urlpatterns = [
    path("", views.proposals, name="proposals"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.proposal, name="proposal"),
    path("<int:pk>/second/", steps.second, name="second"),
    path("<int:pk>/withdraw/", steps.withdraw, name="withdraw"),
    path("<int:pk>/accept/", steps.accept, name="accept"),
    path("<int:pk>/assign/", steps.assign, name="assign"),
    path("<int:pk>/combine/", steps.combine, name="combine"),
    path("<int:pk>/decline/", steps.decline, name="decline"),
    path("<int:pk>/to-case/", steps.to_case, name="to_case"),
    path("<int:pk>/answer/", steps.answer, name="answer"),
    path("<int:pk>/judge/", steps.judge, name="judge"),
    path("<int:pk>/ask-again/", steps.ask_again, name="ask_again"),
    path("<int:pk>/deliver/", steps.deliver, name="deliver"),
]
