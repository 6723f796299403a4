"""Forums as a pack brings them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from linli.deliberation.models import Forum
from linli.deliberation.practice import forums
from linli.journal import actions as journal
from linli.journal.actions import Who


@transaction.atomic
def keep_forum(*, key: str, by: Who, now: datetime, **said: Any) -> tuple[Forum, bool]:
    """Have the forum so. Returns it, and whether anything changed."""
    found = Forum.objects.select_for_update().filter(key=key).first()
    forum = found or Forum(key=key)
    said = {**said, "active": True}
    changed = sorted(name for name, value in said.items() if _plain(getattr(forum, name)) != value)
    if found and not changed:
        return forum, False
    for name in changed:
        setattr(forum, name, said[name])
    forum.save()
    journal.record("forum.kept", forum, by=by, at=now, data={"fields": changed}, new=found is None)
    forums.expire()
    return forum, True


@transaction.atomic
def retire_forum(*, forum: Forum, by: Who, now: datetime) -> Forum:
    """It is no longer held; its meetings stay, and those called still take place."""
    forum = Forum.objects.select_for_update().get(pk=forum.pk)
    forum.active = False
    forum.save(update_fields=["active"])
    journal.record("forum.retired", forum, by=by, at=now)
    forums.expire()
    return forum


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
