"""The public site's addresses."""

from django.urls import include, path, register_converter

from linli.core.codes import LENGTH
from linli.people.doors import public
from linli.portal.views import acting, case, home, machine, own, photo, places, receipt, same, submit, switches


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
    path("", public(home.home), name="home"),
    path("submit/", public(submit.submit), name="submit"),
    path("submit/same/", public(same.same), name="same"),
    path("track/", public(case.track), name="track"),
    path("track/<code:code>/", public(case.case), name="case"),
    path("track/<code:code>/receipt/", public(receipt.receipt), name="receipt"),
    path("track/<code:code>/deadline/", public(case.deadline), name="deadline"),
    path("track/<code:code>/more/", public(acting.more), name="more"),
    path("track/<code:code>/rate/", public(acting.rate), name="rate"),
    path("track/<code:code>/redo/", public(acting.redo), name="redo"),
    path("track/<code:code>/withdraw/", public(acting.withdraw), name="withdraw"),
    path("track/<code:code>/photos/<int:pk>/", public(photo.photo), name="photo"),
    path("", include("linli.portal.services.urls")),
    path("mine/", public(own.mine), name="mine"),
    path("mine/code/", public(own.code), name="mine_code"),
    path("mine/correct/", public(own.correct), name="mine_correct"),
    path("mine/withdraw/", public(own.withdraw), name="mine_withdraw"),
    path("mine/data.<slug:form>", public(own.data), name="mine_data"),
    path("mine/close/", public(own.close), name="mine_close"),
    path("register/", public(own.purposes), name="purposes"),
    path("activities/", include("linli.portal.activities.urls")),
    path("booking/", include("linli.portal.booking.urls")),
    path("areas.json", public(places.areas), name="areas"),
    path("areas/at", public(places.area_at), name="area_at"),
    path("numbers/", public(home.month), name="numbers"),
    path("stations/", include("linli.portal.stations.urls")),
    path("workers/", public(home.who), name="workers"),
    path("duty/", include("linli.portal.rosters.urls")),
    path("privacy/", public(home.privacy), name="privacy"),
    path("switch/", public(switches.switch), name="switch"),
    path("certificates/", include("linli.portal.certificates.urls")),
    path("volunteers/", include("linli.portal.volunteers.urls")),
    path("wishes/", include("linli.portal.wishes.urls")),
    path("commitments/", include("linli.portal.commitments.urls")),
    path("votes/", include("linli.portal.votes.urls")),
    path("proposals/", include("linli.portal.proposals.urls")),
    path("tasks/", include("linli.portal.tasks.urls")),
    path("points/", include("linli.portal.points.urls")),
    path("deliberation/", include("linli.portal.deliberation.urls")),
    path("healthz", public(machine.healthz), name="healthz"),
    path("robots.txt", public(machine.robots), name="robots"),
]
