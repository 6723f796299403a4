"""The public addresses of commitments."""

from django.urls import path

from linli.people.doors import public
from linli.portal.commitments import views

app_name = "commitments"
urlpatterns = [
    path("", public(views.commitments), name="commitments"),
    path("of/<int:pk>/", public(views.organisation), name="organisation"),
    path("<int:pk>/", public(views.commitment), name="commitment"),
    path("evidence/<int:pk>/", public(views.evidence), name="evidence"),
]
