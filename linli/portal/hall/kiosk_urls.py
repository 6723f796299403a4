"""The terminal's addresses."""

from django.urls import path

from linli.people.doors import public
from linli.portal.hall import kiosk, number, shell

app_name = "kiosk"
urlpatterns = [
    path("<slug:code>/", public(kiosk.kiosk), name="kiosk"),
    path("<slug:code>/items/<str:item>/", public(kiosk.item), name="item"),
    path("<slug:code>/case/", public(kiosk.case), name="case"),
    path("<slug:code>/numbers/<int:pk>/", public(number.take), name="take"),
    path("<slug:code>/number/<slug:number>/", public(number.ticket), name="ticket"),
    path("<slug:code>/arrive/", public(number.arrive), name="arrive"),
    path("<slug:code>/worker.js", public(shell.of_kiosk), name="worker"),
]
