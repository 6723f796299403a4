"""The addresses of coverage, among the desk's."""

from django.urls import path

from linli.desk.coverage import proposals, views

urlpatterns = [
    path("", views.coverage, name="coverage"),
    path("proposals/ask/", proposals.ask, name="proposal_ask"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/lines/<int:person>/", proposals.lines, name="proposal_lines"),
    path("proposals/<int:pk>/confirm/", proposals.confirm, name="proposal_confirm"),
    path("proposals/<int:pk>/aside/", proposals.aside, name="proposal_aside"),
]
