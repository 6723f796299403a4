"""The addresses of commitments, among the desk's."""

from django.urls import path

from linli.desk.commitments import listing, shares, sheets, steps, views, writing

app_name = "commitments"
urlpatterns = [
    path("", listing.commitments, name="commitments"),
    path("waiting/", listing.waiting, name="waiting"),
    path("new/", writing.new, name="new"),
    path("shares/", shares.shares, name="shares"),
    path("sheets/", sheets.take_in, name="take_in"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("<int:pk>/", views.commitment, name="commitment"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/<slug:action>/", steps.take, name="take"),
]
