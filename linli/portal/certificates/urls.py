"""The public addresses of certificates."""

from django.urls import path

from linli.people.doors import public
from linli.portal.certificates import views

app_name = "certificates"
urlpatterns = [
    path("", public(views.ask), name="ask"),
    path("<code:code>/", public(views.certificate), name="certificate"),
]
