"""What the queue is asked, read from its address: as which post, where, which cases. It can be sent to a colleague."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from linli.areas.tree import tree
from linli.cases.words import Channel, Status
from linli.catalogue.tables import tables
from linli.desk.tabs import OPEN, TABS
from linli.people.permissions import Permission
from linli.people.powers import Power, Powers

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the queue. `tab` is one of tabs.TABS; a `status` takes its place. `q`: words to be found.

    A search without a tab looks through every state.
    """

    post: Power
    area_id: int
    tab: str = OPEN
    status: str = ""
    category: int | None = None
    channel: str = ""
    q: str = ""

    @property
    def filtered(self) -> bool:
        """Whether anything but the tab narrows the list."""
        return bool(self.q or self.status or self.category or self.channel or self.area_id != self.post.area_id)

    @property
    def asks(self) -> str:
        """The address without the post: what is saved under a name, and shared with those who have other posts."""
        return self.address().partition("&")[2]

    def address(self, **other: Any) -> str:
        """The query of this question's address, with some of it changed; what goes without saying is left out."""
        asked = replace(self, **other)
        said = {
            "post": asked.post.post_id,
            "area": asked.area_id if asked.area_id != asked.post.area_id else "",
            "tab": asked.tab if (asked.q or asked.tab != OPEN) and not asked.status else "",
            "status": asked.status,
            "category": asked.category,
            "channel": asked.channel,
            "q": asked.q,
        }
        return "?" + urlencode({name: value for name, value in said.items() if value})


def read(asked: Mapping[str, str], mine: Powers) -> Question:
    """The question of an address. What nobody knows is left out; another's post is never taken."""
    posts = [power for power in mine.held if Permission.CASE_VIEW in power.permissions]
    post = next((power for power in posts if str(power.post_id) == asked.get("post")), posts[0])
    q = " ".join(asked.get("q", "").split())[:LONGEST]
    usual = "" if q else OPEN
    status, tab = asked.get("status", ""), asked.get("tab", usual)
    return Question(
        post=post,
        area_id=_area(asked.get("area", ""), post.area_id),
        tab=tab if tab in TABS else usual,
        status=status if status in Status else "",
        category=_category(asked.get("category", "")),
        channel=asked.get("channel", "") if asked.get("channel", "") in Channel else "",
        q=q,
    )


def _area(said: str, scope: int) -> int:
    node = tree.get().nodes.get(int(said)) if said.isdecimal() else None
    return node.id if node and scope in node.lineage else scope


def _category(said: str) -> int | None:
    return int(said) if said.isdecimal() and int(said) in tables.get().categories else None
