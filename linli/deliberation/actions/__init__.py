"""Every write of deliberation."""

from linli.deliberation.actions.agenda import add_topic, gather, gather_due, move_topic, reword, take_off
from linli.deliberation.actions.attending import (
    Guest,
    check_in,
    count_guests,
    excuse,
    here,
    invite,
    take_back,
    walk_in,
)
from linli.deliberation.actions.calling import call, call_again, cancel, change
from linli.deliberation.actions.deciding import Decided, decide, discuss
from linli.deliberation.actions.following import Wanted, follow
from linli.deliberation.actions.forums import keep_forum, retire_forum
from linli.deliberation.actions.holding import adjourn, begin, end
from linli.deliberation.actions.minuting import publish_minutes, write_minutes
from linli.deliberation.actions.objecting import Objecting, answer_objection, raise_objection
from linli.deliberation.actions.planned import Planned
from linli.deliberation.actions.posting import end_notices, post, post_again
from linli.deliberation.actions.putting_off import call_for_due, put_off
from linli.deliberation.actions.reminding import remind_due, urge_due
from linli.deliberation.actions.spending import approve_spending, note_spent, refuse_spending
from linli.deliberation.actions.voting import Asked, prepare_vote, take_over

__all__ = [
    "Asked",
    "Decided",
    "Guest",
    "Objecting",
    "Planned",
    "Wanted",
    "add_topic",
    "adjourn",
    "answer_objection",
    "approve_spending",
    "begin",
    "call",
    "call_again",
    "call_for_due",
    "cancel",
    "change",
    "check_in",
    "count_guests",
    "decide",
    "discuss",
    "end",
    "end_notices",
    "excuse",
    "follow",
    "gather",
    "gather_due",
    "here",
    "invite",
    "keep_forum",
    "move_topic",
    "note_spent",
    "post",
    "post_again",
    "prepare_vote",
    "publish_minutes",
    "put_off",
    "raise_objection",
    "refuse_spending",
    "remind_due",
    "retire_forum",
    "reword",
    "take_back",
    "take_off",
    "take_over",
    "urge_due",
    "walk_in",
    "write_minutes",
]
