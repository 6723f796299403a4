"""The addresses of the app on the phone, below the worker's day."""

from django.urls import path

from linli.desk.offline import exchange, phones, shell

urlpatterns = [
    path("app/", shell.app, name="app"),
    path("worker.js", shell.worker, name="app_worker"),
    path("manifest.json", shell.manifest, name="app_manifest"),
    path("pack.json", exchange.pack, name="app_pack"),
    path("send/", exchange.send, name="app_send"),
    path("signed/", phones.signed, name="app_signed"),
    path("phones/", phones.phones, name="phones"),
    path("phones/begin/", phones.begin, name="phone_begin"),
    path("phones/close/", phones.close, name="phone_close"),
]
