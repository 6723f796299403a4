"""The program's own lists that a pack chooses from: it may name and switch off, never add."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class Permission(StrEnum):
    """Stand-in until linli.people.permissions lands."""

    CASE_VIEW = "case.view"
    CASE_REGISTER = "case.register"
    CASE_ACCEPT = "case.accept"
    CASE_CLASSIFY = "case.classify"
    CASE_DECLINE = "case.decline"
    CASE_DELIBERATE = "case.deliberate"
    CASE_OFFER = "case.offer"
    CASE_ASSIGN = "case.assign"
    CASE_CLAIM = "case.claim"
    CASE_WORK = "case.work"
    CASE_FINISH = "case.finish"
    CASE_VERIFY = "case.verify"
    CASE_CLOSE = "case.close"
    CASE_PARK = "case.park"
    CASE_REDO = "case.redo"
    CASE_NOTE = "case.note"
    CASE_LADDER = "case.ladder"
    PERSONAL_REVEAL = "personal.reveal"
    AREA_EDIT = "area.edit"
    PEOPLE_EDIT = "people.edit"
    PACK_APPLY = "pack.apply"
    BOARD_VIEW = "board.view"
    JOURNAL_READ = "journal.read"


class Channel(StrEnum):
    """Ways in. Stand-in until linli.cases lands."""

    PORTAL = "portal"  # the public site
    PHONE = "phone"  # a telephone call to the office
    HOTLINE = "hotline"  # a published number that takes requests or orders
    WINDOW = "window"  # reception desk, fixed-point reception, service window
    GROUP = "group"  # chat groups
    VISIT = "visit"  # a visit to the door
    MEETING = "meeting"  # courtyard meeting, opinion meeting, heart-to-heart talk
    PATROL = "patrol"  # found on a round of the grid
    MAILBOX = "mailbox"  # secretary's mailbox, opinion box
    DEPUTY = "deputy"  # deputies' workrooms and proposals
    ENTERPRISE = "enterprise"  # enterprises' orders and leaders' visits to them
    IMPORT = "import"  # bulk import


class Outcome(StrEnum):
    """How a case ends. Stand-in until linli.cases lands."""

    FIXED_AT_ONCE = "fixed_at_once"
    FIXED_IN_TIME = "fixed_in_time"
    CANNOT_NOW = "cannot_now"


PermissionName = Annotated[Permission, Field(strict=False)]
ChannelName = Annotated[Channel, Field(strict=False)]
OutcomeName = Annotated[Outcome, Field(strict=False)]
