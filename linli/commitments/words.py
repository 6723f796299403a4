"""The values of commitments: where one stands, what can be done with it, where it came from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a commitment stands."""

    WRITTEN = "written", _("Written, not published")
    OPEN = "open", _("Promise open")
    FINISHED = "finished", _("Done, to be struck off")
    KEPT = "kept", _("Promise kept")
    LATE = "late", _("Promise kept late")
    BROKEN = "broken", _("Promise broken")
    RELEASED = "released", _("Released from it")


class Action(TextChoices):
    """What can be done with a commitment."""

    CHANGE = "change", _("Word it otherwise")
    PUBLISH = "publish", _("Publish the promise")
    REPORT = "report", _("Report progress")
    FINISH = "finish", _("Say that it is done")
    SEND_BACK = "send_back", pgettext_lazy("commitment", "Send it back")
    STRIKE_OFF = "strike_off", _("Strike it off")
    BREAK = "break", _("Put down as broken")
    RELEASE = "release", _("Release from it")


class Origin(TextChoices):
    """Where a commitment came from."""

    OWN = "own", _("Promised of one’s own accord")
    CASE = "case", _("Because of a case")
    DECISION = "decision", _("Decided at a meeting")
    LIST = "list", _("From the yearly list")


class Light(TextChoices):
    """How near an open commitment is to its deadline."""

    GREEN = "green", _("still in time")
    AMBER = "amber", _("near its last day")
    RED = "red", _("past its last day")


RUNNING = (State.OPEN, State.FINISHED)
ENDED = (State.KEPT, State.LATE, State.BROKEN, State.RELEASED)
PUBLIC = (*RUNNING, *ENDED)
