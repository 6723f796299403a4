"""Every write of notices: into inboxes and the outbox within the caller's transaction; out of the outbox by the worker,
never twice; and what each person chooses."""

from linli.notify.actions.choosing import choose
from linli.notify.actions.delivering import TRIES, claim_next, deliver, settle_cut_off
from linli.notify.actions.gathering import gather, waiting
from linli.notify.actions.mending import give_up, try_again
from linli.notify.actions.reading import mark_read
from linli.notify.actions.routing import forget_address, keep_address, try_address
from linli.notify.actions.telling import News, send, tell, tell_all
from linli.notify.actions.texting import text, texts_go_out
from linli.notify.actions.usual import keep_usual
from linli.notify.actions.withdrawing import withdraw

__all__ = [
    "TRIES",
    "News",
    "choose",
    "claim_next",
    "deliver",
    "forget_address",
    "gather",
    "give_up",
    "keep_address",
    "keep_usual",
    "mark_read",
    "send",
    "settle_cut_off",
    "tell",
    "tell_all",
    "text",
    "texts_go_out",
    "try_address",
    "try_again",
    "waiting",
    "withdraw",
]
