"""People: persons, organisations, who holds which post where and when, and the accounts they sign in with."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models.fields.json import JSONField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Mask, Privacy, declare
from linli.journal.models import Voice
from linli.people.words import PostKind


class Organisation(models.Model):
    """A committee, branch, department, team, property company … `kind` is a key of the pack."""

    code = models.CharField(max_length=60, unique=True)
    kind = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    active = models.BooleanField(default=True)

    privacy = declare(plain="id code kind name name_en parent area active")

    class Meta:
        verbose_name = _("Organisation")
        indexes = [models.Index(fields=["kind", "area"], name="organisation_kind_area")]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Person(models.Model):
    """A person who serves: staff, member, grid worker, volunteer. Residents who only ask are not kept here.

    `skills` are keys of the practice's list: what they can do that not everybody can.
    """

    name = models.CharField(max_length=60)
    phone = EncryptedText(blank=True, default="")
    active = models.BooleanField(default=True)
    skills = ArrayField(models.SlugField(max_length=40), default=list)

    privacy = declare(
        plain="id active skills",
        name=Privacy(purpose="to know who serves", mask=Mask.NAME),
        phone=Privacy(purpose="to reach who serves", encrypt=True, mask=Mask.PHONE),
    )

    class Meta:
        verbose_name = _("Person")

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """A named set of permissions."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80)
    permissions = ArrayField(models.CharField(max_length=40), default=list)
    active = models.BooleanField(default=True)

    privacy = declare(plain="id key name name_en permissions active")

    class Meta:
        verbose_name = _("Role")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class Accounts(BaseUserManager["Account"]):
    """Accounts by their sign-in name."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What a person signs in with."""

    username = models.CharField(_("Account name"), max_length=60, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    settings = JSONField(default=dict, blank=True)

    USERNAME_FIELD = "username"
    voice = Voice.STAFF
    _powers: Any = None  # filled by linli.people.powers, once a request
    objects = Accounts()

    privacy = declare(
        plain="id password last_login is_active person settings",
        username=Privacy(purpose="to sign in"),
    )

    class Meta:
        verbose_name = _("Account")

    def __str__(self) -> str:
        return str(self.person)


class Posts(models.QuerySet["Post"]):
    """Posts, read as sentences."""

    def held_on(self, day: date) -> "Posts":
        return self.filter(period__contains=day)

    def of_kinds(self, *kinds: str) -> "Posts":
        return self.filter(kind__in=kinds)


def _same(field: str) -> models.Func:
    # Equality said as overlap of one-number ranges: GiST has that built in, so no extension is needed.
    return models.Func(f"{field}_id", f"{field}_id", models.Value("[]"), function="int8range")


class Post(models.Model):
    """A person serves an organisation in a role, for an area, during a period (the last day not included).

    `kind`: what the post is for, as the pack says of its posts.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="posts")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=PostKind, default=PostKind.OFFICE)
    title = models.CharField(max_length=60, blank=True)
    period = DateRangeField()

    privacy = declare(plain="id person organisation role area kind title period")
    objects = Posts.as_manager()

    class Meta:
        verbose_name = _("Post")
        constraints = [
            ExclusionConstraint(
                name="post_held_once_at_a_time",
                expressions=[
                    (_same("person"), RangeOperators.OVERLAPS),
                    (_same("organisation"), RangeOperators.OVERLAPS),
                    (_same("role"), RangeOperators.OVERLAPS),
                    (_same("area"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.title or self.role} · {self.organisation}"
