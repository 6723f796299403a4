"""The telephone's address: `hotline/?caller=13800000000` is what a telephone system opens when it rings."""

from django.urls import path

from linli.desk.hotline import views

urlpatterns = [path("hotline/", views.hotline, name="hotline")]
