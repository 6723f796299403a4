"""The public site: addresses of tasks."""

from django.urls import path

from linli.people.doors import public
from linli.portal.tasks import captain, mine, place, served, views

app_name = "tasks"
urlpatterns = [
    path("", public(views.tasks), name="tasks"),
    path("mine/", public(mine.find), name="find"),
    path("mine/<code:code>/", public(mine.mine), name="mine"),
    path("mine/<code:code>/<int:pk>/", public(mine.step), name="step"),
    path("mine/<code:code>/list/<int:pk>/", public(captain.tasks_list), name="list"),
    path("helped/", public(served.find), name="helped"),
    path("helped/<code:code>/", public(served.served), name="served"),
    path("<int:pk>/", public(views.task), name="task"),
    path("<int:pk>/here/<str:door>/", public(place.here), name="here"),
]
