"""The addresses of micro-wishes, among the desk's."""

from django.urls import path

from linli.desk.wishes import listing, steps, views, writing

app_name = "wishes"
urlpatterns = [
    path("", listing.wishes, name="wishes"),
    path("check/", listing.to_check, name="to_check"),
    path("mine/", listing.mine, name="mine"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", views.wish, name="wish"),
    path("<int:pk>/photos/<int:photo_pk>/", views.photo, name="photo"),
    path("<int:pk>/reveal/", steps.reveal, name="reveal"),
    path("<int:pk>/<slug:action>/", steps.take, name="take"),
]
