"""The public site's addresses."""

from django.urls import path, register_converter

from linli.core.codes import LENGTH
from linli.portal.views import acting, case, home, machine, photo, places, receipt, submit, switches


class Code:
    """A query code in an address: twelve digits."""

    regex = f"[0-9]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Code, "code")

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("submit/", submit.submit, name="submit"),
    path("track/", case.track, name="track"),
    path("track/<code:code>/", case.case, name="case"),
    path("track/<code:code>/receipt/", receipt.receipt, name="receipt"),
    path("track/<code:code>/deadline/", case.deadline, name="deadline"),
    path("track/<code:code>/more/", acting.more, name="more"),
    path("track/<code:code>/rate/", acting.rate, name="rate"),
    path("track/<code:code>/redo/", acting.redo, name="redo"),
    path("track/<code:code>/withdraw/", acting.withdraw, name="withdraw"),
    path("track/<code:code>/photos/<int:pk>/", photo.photo, name="photo"),
    path("areas.json", places.areas, name="areas"),
    path("areas/at", places.area_at, name="area_at"),
    path("numbers/", home.month, name="numbers"),
    path("workers/", home.who, name="workers"),
    path("privacy/", home.privacy, name="privacy"),
    path("switch/", switches.switch, name="switch"),
    path("healthz", machine.healthz, name="healthz"),
    path("robots.txt", machine.robots, name="robots"),
]
