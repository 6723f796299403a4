"""The words of household files: where something is known from, what consent is for, what help is wanted."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where something in a file is known from, and how consent was given."""

    SAID = "said", _("Told by the resident")
    VISIT = "visit", _("At a visit")
    WINDOW = "window", _("At the service window")
    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("Signed on paper")
    ROSTER = "roster", _("From a roster")
    PORTAL = "portal", _("Through the public pages")


class Relation(TextChoices):
    """Who somebody is in the household, seen from its head."""

    HEAD = "head", _("Head of the household")
    SPOUSE = "spouse", _("Husband or wife")
    CHILD = "child", _("Son or daughter")
    PARENT = "parent", _("Father or mother")
    GRANDCHILD = "grandchild", _("Grandchild")
    GRANDPARENT = "grandparent", _("Grandparent")
    TENANT = "tenant", _("Tenant")
    OTHER = "other", _("Other member")


class Purpose(TextChoices):
    """What a resident may agree to. A field that needs consent names one of these."""

    CONTACT = "contact", _("To be called or visited by the one who keeps contact with the household")
    IDENTITY = "identity", _("To have applications and benefits handled under the right name")
    CARE = "care", _("To get help in daily life, with policies, at work, or a listening ear")


class CareKind(TextChoices):
    """The four kinds of care (P5)."""

    LIFE = "life", _("Daily life")
    POLICY = "policy", _("Policies")
    PRODUCTION = "production", _("Work and production")
    FEELING = "feeling", _("A listening ear")
