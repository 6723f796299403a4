"""The addresses of the rates."""

from django.urls import path

from linli.desk.rates.views import behind, rates

app_name = "rates"
urlpatterns = [path("", rates, name="rates"), path("cases/", behind, name="cases")]
