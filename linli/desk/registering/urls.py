"""Addresses for registering, and for what stands beside a case: its slip, its documents."""

from django.urls import path

from linli.desk.registering import documents, slip, views

urlpatterns = [
    path("register/", views.register, name="register"),
    path("window/", views.window, name="window"),
    path("box/", views.box, name="box"),
    path("cases/<int:pk>/slip/", slip.slip, name="slip"),
    path("cases/<int:pk>/documents/<int:document_pk>/", documents.document, name="document"),
]
