"""The values of commitments: where one stands, what can be done with it, where it came from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a commitment stands."""

    WRITTEN = "written", _("Written, not published")
    OPEN = "open", pgettext_lazy("commitment", "Being kept")
    FINISHED = "finished", _("Done, to be struck off")
    KEPT = "kept", pgettext_lazy("commitment", "Kept")
    LATE = "late", pgettext_lazy("commitment", "Kept late")
    BROKEN = "broken", pgettext_lazy("commitment", "Broken")
    RELEASED = "released", _("Released from it")


class Action(TextChoices):
    """What can be done with a commitment."""

    CHANGE = "change", pgettext_lazy("commitment", "Change it")
    PUBLISH = "publish", pgettext_lazy("commitment", "Publish it")
    REPORT = "report", _("Report progress")
    FINISH = "finish", _("Say that it is done")
    SEND_BACK = "send_back", _("Send it back")
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

    GREEN = "green", pgettext_lazy("light", "in time")
    AMBER = "amber", pgettext_lazy("light", "near its deadline")
    RED = "red", pgettext_lazy("light", "overdue")


RUNNING = (State.OPEN, State.FINISHED)
ENDED = (State.KEPT, State.LATE, State.BROKEN, State.RELEASED)
PUBLIC = (*RUNNING, *ENDED)
