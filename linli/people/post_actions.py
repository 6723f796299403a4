"""Posts as the desk gives them: taken up, ended, exchanged for another; by whoever may change people there."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal
from linli.people import actions
from linli.people.models import Account, Organisation, Person, Post, Role
from linli.people.permissions import Permission
from linli.people.powers import powers, require


@transaction.atomic
def appoint(
    *,
    person: Person,
    organisation: Organisation,
    role: Role,
    area: Area,
    kind: str,
    by: Account,
    now: datetime,
    since: date,
    until: date | None = None,
    title: str = "",
) -> Post:
    """Give somebody a post from a day on, up to but not including another. Refused: the same post twice at a time."""
    require(by, Permission.PEOPLE_EDIT, area_id=area.pk)
    person = Person.objects.select_for_update().get(pk=person.pk)
    for thing, field in ((person, "person"), (organisation, "organisation"), (role, "title"), (area, "area")):
        _in_use(thing, field)
    _require_no_more_than_own(by, role, area)
    if until is not None and until <= since:
        raise Refusal(_("The last day must come after the first."), field="until")
    try:
        with transaction.atomic():
            return actions.take_post(
                person=person,
                organisation=organisation,
                role=role,
                area=area,
                by=by,
                now=now,
                since=since,
                until=until,
                title=title,
                kind=kind,
            )
    except IntegrityError:
        raise Refusal(
            _("%(person)s holds this very post at that time already. Choose other days, or end that one first.")
            % {"person": person},
            field="since",
        ) from None


@transaction.atomic
def end(*, post: Post, on: date, by: Account, now: datetime) -> Post:
    """End a post: the day given is the first on which it is no longer held."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    require(by, Permission.PEOPLE_EDIT, area_id=post.area_id)
    if post.period.upper is not None and post.period.upper <= timezone.localdate(now):
        raise Refusal(_("This post has ended already."), field="on")
    if on < post.period.lower:
        raise Refusal(_("It begins only on %(day)s.") % {"day": post.period.lower}, field="on")
    return actions.leave_post(post=post, on=on, by=by, now=now)


@transaction.atomic
def move(*, post: Post, area: Area, organisation: Organisation, on: date, by: Account, now: datetime) -> Post:
    """The same post elsewhere from a day on: the old one ends as the new one begins. Returns the new one."""
    before = end(post=post, on=on, by=by, now=now)
    until = post.period.upper
    if (area.pk, organisation.pk) == (before.area_id, before.organisation_id):
        raise Refusal(_("That is where the post is already. Choose another place or organisation."), field="area")
    return appoint(
        person=before.person,
        organisation=organisation,
        role=before.role,
        area=area,
        kind=before.kind,
        title=before.title,
        since=on,
        until=until if until is not None and until > on else None,
        by=by,
        now=now,
    )


def _require_no_more_than_own(by: Account, role: Role, area: Area) -> None:
    """Nobody gives what they have not got; whoever applies practices may give anything."""
    mine = powers(by)
    if mine.may(Permission.PACK_APPLY, area.pk):
        return
    lacking = next((each for each in role.permissions if not mine.may(each, area.pk)), None)
    if lacking:
        raise NotAllowed(
            _("“%(role)s” may do what you may not: “%(permission)s”. Ask an administrator to give this post.")
            % {"role": role, "permission": Permission(lacking).label},
            field="title",
        )


def _in_use(thing: Any, field: str) -> None:
    if not thing.active:
        raise Refusal(_("“%(name)s” is no longer in use. Choose another.") % {"name": thing}, field=field)
