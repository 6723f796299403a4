"""The ways to register, as links on top of each of their pages: those that the practice keeps open."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.cases import look
from linli.cases.words import Channel


@dataclass(frozen=True, slots=True)
class Way:
    """One page: its address's name, its channels, of which one must be open, and its icon."""

    address: str
    name: Any
    channels: tuple[Channel, ...]
    icon: str


WINDOW = Way("desk:window", _("Window"), (Channel.WINDOW,), icon="building")
HOTLINE = Way("desk:hotline", _("Telephone"), (Channel.HOTLINE, Channel.PHONE), icon="phone")
BOX = Way("desk:box", _("Letter boxes"), (Channel.LETTER_BOX, Channel.WORKROOM), icon="mailbox")
CHAT = Way("desk:chat", _("Chat group"), (Channel.CHAT,), icon="messages")
ANY = Way("desk:register", _("Any other way"), (), icon="plus")
WAYS = (WINDOW, HOTLINE, BOX, CHAT, ANY)


def is_open(way: Way) -> bool:
    """Whether the practice keeps one of its channels open."""
    return not way.channels or any(each in look.open_channels() for each in way.channels)


def begins() -> Way:
    """The page that registering opens with: the first that is open, the window where there is one."""
    return next(each for each in WAYS if is_open(each))


def first_open(way: Way) -> Channel:
    """The first of its channels that is open."""
    return next(each for each in way.channels if each in look.open_channels())


def ways(here: Way) -> list[dict[str, Any]]:
    """Every page that is open, as the template shows it."""
    return [
        {"name": way.name, "link": reverse(way.address), "icon": way.icon, "here": way is here}
        for way in WAYS
        if is_open(way)
    ]
