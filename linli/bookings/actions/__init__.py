"""Every write of bookings."""

from linli.bookings.actions.appointing import appoint, withdraw_appointment
from linli.bookings.actions.booking import RoomTaken, book, book_series, wait
from linli.bookings.actions.calling import bring_back, call_again, call_next, done, pass_on, serve, skip
from linli.bookings.actions.keeping import keep_line, keep_room
from linli.bookings.actions.taking import arrive, take
from linli.bookings.actions.wanted import Wanted, Who
from linli.bookings.actions.withdrawing import withdraw

__all__ = [
    "RoomTaken",
    "Wanted",
    "Who",
    "appoint",
    "arrive",
    "book",
    "book_series",
    "bring_back",
    "call_again",
    "call_next",
    "done",
    "keep_line",
    "keep_room",
    "pass_on",
    "serve",
    "skip",
    "take",
    "wait",
    "withdraw",
    "withdraw_appointment",
]
