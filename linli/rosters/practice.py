"""What the practice says of duty: rest between shifts, how early and late one may come, when an absence is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from linli.catalogue.tables import tables
from linli.people.models import Post

# Where a practice says nothing. Hours of rest; minutes of the rest.
USUAL: dict[str, Any] = {"rest": 11, "early": 30, "late": 10, "absent_after": 30}


@dataclass(frozen=True, slots=True)
class Terms:
    """`rest`: from the end of one shift to the beginning of the next. `early`: how long before a shift one may sign in.
    `late`: until when that counts as on time. `absent_after`: when whoever has not signed in is missing."""

    rest: timedelta
    early: timedelta
    late: timedelta
    absent_after: timedelta


def terms() -> Terms:
    """The practice's own."""
    practice = tables.get().practice
    said = {**USUAL, **((practice.settings.get("rosters") if practice else None) or {})}
    minutes = [timedelta(minutes=said[name]) for name in ("early", "late", "absent_after")]
    return Terms(timedelta(hours=said["rest"]), *minutes)


@dataclass(frozen=True, slots=True)
class Title:
    """A post as the practice knows it."""

    key: str
    name: tuple[str, str]
    role: str
    organisation_kind: str
    kind: str

    def fits(self, post: Post) -> bool:
        """Whether somebody's post is one of these; its role and organisation are read already."""
        said = (post.role.key, post.organisation.kind, post.kind)
        return said == (self.role, self.organisation_kind, self.kind)


def titles() -> Mapping[str, Title]:
    """The practice's posts, by key."""
    practice = tables.get().practice
    rows = practice.settings.get("posts", []) if practice else []
    return {
        each["key"]: Title(
            each["key"], (each["title"][0], each["title"][1]), each["role"], each["organisation_kind"], each["kind"]
        )
        for each in rows
    }
