"""Every reader of the journal, in the order in which the worker lets them read."""

from linli.insight.counting import COUNTING
from linli.insight.searching import SEARCHING
from linli.journeys.counting_again import COUNTING_AGAIN
from linli.journeys.earning import EARNING
from linli.journeys.following_up import FOLLOWING_UP
from linli.journeys.giving_up import GIVING_UP
from linli.journeys.granting import GRANTING
from linli.journeys.promised import PROMISED
from linli.journeys.routing import ROUTING
from linli.journeys.telling import TELLING
from linli.journeys.texting import TEXTING

READERS = (
    COUNTING,
    SEARCHING,
    ROUTING,
    TELLING,
    TEXTING,
    COUNTING_AGAIN,
    FOLLOWING_UP,
    EARNING,
    PROMISED,
    GIVING_UP,
    GRANTING,
)
