"""The words of training: kinds of question, how hard, how a paper came in, how somebody is known to have come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """A kind of question. All but the last are marked by the program."""

    SINGLE = "single", _("Single choice")
    MULTIPLE = "multiple", _("Multiple choice")
    TRUE_FALSE = "true_false", _("True or false")
    FILL_IN = "fill_in", _("Fill in")
    SHORT = "short", _("Short answer")


class Difficulty(TextChoices):
    EASY = "easy", _("Easy")
    MEDIUM = "medium", _("Medium")
    HARD = "hard", _("Hard")


class Handed(TextChoices):
    """How a paper came in: handed in by the candidate, or taken in because the time was over."""

    SELF = "self", _("Handed in")
    TIME = "time", _("Taken in when the time was over")


class Came(TextChoices):
    """How it is known that somebody came."""

    LIST = "list", _("Ticked on the list")
    CODE = "code", _("Checked in at the place")


CHOICES = (Kind.SINGLE, Kind.MULTIPLE)
TRUE, FALSE = "true", "false"
