"""All that a pack sets, in the order in which it can be written; taken out of use in the opposite order."""

from linli.packs.things.areas import Levels, NamedAreas
from linli.packs.things.base import Thing
from linli.packs.things.catalogue import Categories, DeadlineClasses
from linli.packs.things.deliberation import Forums
from linli.packs.things.ladder import Ladder
from linli.packs.things.notifications import Notifications
from linli.packs.things.people import Organisations, Roles
from linli.packs.things.practice import ThePractice
from linli.packs.things.replies import Replies
from linli.packs.things.rosters import DutyRules
from linli.packs.things.routing import Rules
from linli.packs.things.services import Items, Themes
from linli.packs.things.stations import Stations
from linli.packs.things.words import Words

THINGS: tuple[Thing, ...] = (
    Levels(),
    NamedAreas(),
    Organisations(),
    Roles(),
    DeadlineClasses(),
    Categories(),
    Ladder(),
    Rules(),
    Replies(),
    Items(),
    Themes(),
    Words(),
    Notifications(),
    ThePractice(),
    Stations(),
    DutyRules(),
    Forums(),
)
