"""Every write to people: organisations, roles, persons, posts, accounts."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from linli.areas.models import Area
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account, Organisation, Person, Post, Role
from linli.people.words import PostKind


@transaction.atomic
def keep_role(
    *, key: str, name: str, name_en: str, permissions: list[str], by: Who, now: datetime
) -> tuple[Role, bool]:
    """Have a role with exactly these permissions. Returns it and whether anything changed."""
    wanted = {"name": name, "name_en": name_en, "permissions": sorted(permissions), "active": True}
    role = Role.objects.select_for_update().filter(key=key).first()
    if role and all(getattr(role, field) == value for field, value in wanted.items()):
        return role, False
    role, new = Role.objects.update_or_create(key=key, defaults=wanted)
    journal.record("role.kept", role, by=by, at=now, data={"key": key, **wanted}, new=new)
    return role, True


@transaction.atomic
def keep_organisation(
    *,
    code: str,
    kind: str,
    name: str,
    area: Area,
    by: Who,
    now: datetime,
    parent: Organisation | None = None,
    name_en: str = "",
) -> tuple[Organisation, bool]:
    """Have an organisation with this code. Returns it and whether anything changed."""
    wanted = {
        "kind": kind,
        "name": name,
        "name_en": name_en,
        "area_id": area.pk,
        "parent_id": parent.pk if parent else None,
        "active": True,
    }
    found = Organisation.objects.select_for_update().filter(code=code).first()
    if found and all(getattr(found, field) == value for field, value in wanted.items()):
        return found, False
    found, new = Organisation.objects.update_or_create(code=code, defaults=wanted)
    journal.record("organisation.kept", found, by=by, at=now, data={"code": code, **wanted}, area_id=area.pk, new=new)
    return found, True


@transaction.atomic
def retire(*, thing: Role | Organisation, by: Who, now: datetime) -> None:
    """Take a role or an organisation out of use; what it did keeps its name."""
    locked = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    if locked.active:
        locked.active = False
        locked.save(update_fields=["active"])
        journal.record(f"{thing._meta.model_name}.retired", thing, by=by, at=now)


@transaction.atomic
def add_person(*, name: str, phone: str = "", by: Who, now: datetime) -> Person:
    """Enter somebody who serves."""
    person = Person.objects.create(name=name, phone=phone)
    journal.record("person.added", person, by=by, at=now, new=True)
    return person


@transaction.atomic
def open_account(*, person: Person, username: str, password: str, by: Who, now: datetime) -> Account:
    """Give a person an account to sign in with."""
    account = Account.objects.create_user(username, password, person=person)
    journal.record("account.opened", account, by=by, at=now, new=True)
    return account


@transaction.atomic
def set_skills(*, person: Person, skills: list[str], by: Who, now: datetime) -> Person:
    """Say what somebody can do that not everybody can: keys of the practice's list."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.skills = sorted(set(skills))
    person.save(update_fields=["skills"])
    journal.record("person.skilled", person, by=by, at=now, data={"skills": person.skills})
    return person


@transaction.atomic
def take_post(
    *,
    person: Person,
    organisation: Organisation,
    role: Role,
    area: Area,
    by: Who,
    now: datetime,
    since: date,
    until: date | None = None,
    title: str = "",
    kind: str = PostKind.OFFICE,
) -> Post:
    """Give a person a post from a day on, up to but not including another. The database refuses the same post twice
    at once."""
    post = Post.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        area=area,
        title=title,
        kind=kind,
        period=DateRange(since, until, "[)"),
    )
    journal.record("post.taken", post, by=by, at=now, data={"role": role.key}, area_id=area.pk, new=True)
    return post


@transaction.atomic
def leave_post(*, post: Post, on: date, by: Who, now: datetime) -> Post:
    """End a post: the day given is the first on which it is no longer held."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    post.period = DateRange(post.period.lower, max(on, post.period.lower), "[)")
    post.save(update_fields=["period"])
    journal.record("post.left", post, by=by, at=now, data={"on": on.isoformat()}, area_id=post.area_id)
    return post


@transaction.atomic
def set_up(*, account: Account, now: datetime, settings: dict[str, Any]) -> None:
    """Keep what somebody prefers on their own screens; None goes back to the usual. The given object is set right."""
    locked = Account.objects.select_for_update().get(pk=account.pk)
    changed = {**locked.settings, **settings}
    locked.settings = {name: value for name, value in changed.items() if value is not None}
    locked.save(update_fields=["settings"])
    account.settings = locked.settings
