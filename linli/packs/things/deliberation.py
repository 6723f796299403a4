"""The forums that a pack brings."""

from datetime import datetime, time
from hashlib import sha256

from linli.deliberation import actions
from linli.deliberation.models import Forum
from linli.journal.actions import Who
from linli.packs.schema import Pack
from linli.packs.schema.deliberation import MeetingForum
from linli.packs.things.base import Rows, Thing, Values

PLAIN = (
    *("area_level", "roles", "organisation_kinds", "proposals", "counts"),
    *("rhythm", "lasts", "majority", "call_days", "open"),
)
DAYS = ("posted_days", "minutes_days")
NAMED = ("order", "name", "name_en", "rung", "weekday", "week", "quorum", "quorum_least", "second", "second_least")


class Document(bytes):
    """A file, told in a plan by its size and digest."""

    def __str__(self) -> str:
        return f"{len(self)} bytes, {sha256(self).hexdigest()[:12]}"


class Forums(Thing):
    """Forums by their key."""

    section, noun = "deliberation", "forum"

    def wanted(self, pack: Pack) -> Rows:
        said = pack.deliberation
        return {
            each.key: {**_values(each, order), "template": _document(said.document(each.template))}
            for order, each in enumerate(said.forums, start=1)
        }

    def present(self, pack: Pack) -> Rows:
        return {
            forum.key: {
                **{name: getattr(forum, name) for name in (*PLAIN, *DAYS, *NAMED)},
                "begins": f"{forum.begins:%H:%M}" if forum.begins else "",
                "template": _document(bytes(forum.template) if forum.template else None),
            }
            for forum in Forum.objects.filter(active=True)
        }

    def keep(self, key: str, values: Values, *, by: Who, now: datetime) -> None:
        begins = time.fromisoformat(values["begins"]) if values["begins"] else None
        template = bytes(values["template"]) if values["template"] else None
        actions.keep_forum(key=key, by=by, now=now, **{**values, "begins": begins, "template": template})

    def retire(self, key: str, *, by: Who, now: datetime) -> None:
        actions.retire_forum(forum=Forum.objects.get(key=key), by=by, now=now)


def _document(content: bytes | None) -> Document | None:
    return Document(content) if content else None


def _values(forum: MeetingForum, order: int) -> Values:
    said, when, second = forum.model_dump(mode="json"), forum.when, forum.second_call
    return {
        **{name: said[name] for name in (*PLAIN, *DAYS)},
        "order": order,
        "name": forum.name.zh,
        "name_en": forum.name.en,
        "rung": forum.rung or "",
        "weekday": when.weekday if when else None,
        "week": when.week if when else None,
        "begins": when.begins if when else "",
        "quorum": forum.quorum.share or "",
        "quorum_least": forum.quorum.least,
        "second": second.share or "" if second else "",
        "second_least": second.least if second else 0,
    }
