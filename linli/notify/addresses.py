"""Addresses that a person may give for themselves: the services where they read, and nothing inside the house.

Whoever pastes what a service itself shows (a robot's web address) need not know how Apprise spells it.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.refusal import Refusal

# Only what says where the mail goes: other settings of Apprise would read files of this machine.
MAILBOX = r"(mailtos?://[^\s?]+@[^\s?@]+(?:\?(?:&?(?:to|from|name|smtp|user|pass|mode)=[^\s&]*)*)?)"


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its name, how its addresses look as the service shows them and as Apprise spells them, and how to
    spell the first as the second."""

    name: Promise
    shown: str
    spelt: str
    spell: str


SERVICES = (
    Service(
        gettext_lazy("WeCom group robot"),
        r"https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=([\w-]+)",
        r"wecombot://[\w-]+/?",
        "wecombot://{}/",
    ),
    Service(
        gettext_lazy("DingTalk robot"),
        r"https://oapi\.dingtalk\.com/robot/send\?access_token=(\w+)",
        r"dingtalk://(\w+@)?\w+/?",
        "dingtalk://{}/",
    ),
    Service(
        gettext_lazy("Feishu robot"),
        r"https://open\.feishu\.cn/open-apis/bot/v2/hook/([\w-]+)",
        r"feishu://[\w-]+/?",
        "feishu://{}/",
    ),
    Service(gettext_lazy("Mail"), MAILBOX, MAILBOX, "{}"),
)


def understood(typed: str) -> tuple[str, str]:
    """The service's name and the address as Apprise spells it. Refusal, with what can be given, for anything else."""
    text = typed.strip()
    for service in SERVICES:
        if found := re.fullmatch(service.shown, text):
            return str(service.name), service.spell.format(found[1])
        if re.fullmatch(service.spelt, text):
            return str(service.name), text
    raise Refusal(
        _(
            "This address is not understood. Paste the web address that a WeCom, DingTalk or Feishu robot shows, "
            "or a mailbox as mailtos://name:password@mail.example.cn."
        ),
        field="address",
    )
