"""500 people sign up for 50 places at the same moment: how long it takes, and that exactly 50 are in, in order."""

import threading
from datetime import timedelta
from time import perf_counter

from django.db import connection
from django.utils import timezone

from benchmarks.clock import table
from linli.activities import actions
from linli.activities.models import SignUp
from linli.activities.practice import kinds
from linli.activities.words import Place
from linli.areas.models import Area
from linli.journal.actions import RESIDENT
from linli.people.models import Account, Post
from linli.people.permissions import Permission

PEOPLE, PLACES, CLIENTS = 500, 50, 8


def measure() -> None:
    """The whole of it, by as many clients at once as a small server has."""
    activity = _announced()

    def client(at: int) -> None:
        try:
            for number in range(at, PEOPLE + 1, CLIENTS):
                guest = actions.Guest(name=f"示范{number}", phone=f"1390000{number:04d}")
                actions.sign_up(guest, activity=activity, by=RESIDENT, now=timezone.now())
        finally:
            connection.close()

    threads = [threading.Thread(target=client, args=[at]) for at in range(1, CLIENTS + 1)]
    started = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = perf_counter() - started
    rows = list(SignUp.objects.filter(activity=activity).order_by("number").values_list("number", "place"))
    ordered = rows == [(each, Place.TAKEN if each <= PLACES else Place.WAITING) for each in range(1, PEOPLE + 1)]
    table(
        f"{PEOPLE} sign up for {PLACES} places, {CLIENTS} clients at once",
        ["what", "figure", "aim"],
        [
            ["seconds until all have an answer", f"{seconds:.2f}", "≤ 5"],
            ["sign-ups a second", f"{PEOPLE / seconds:.0f}", ""],
            ["exactly 50 in, the others in order", "yes" if ordered else "NO", "yes"],
        ],
    )


def _announced() -> object:
    post = Post.objects.filter(role__permissions__contains=[Permission.ACTIVITY_HOLD]).order_by("pk").first()
    assert post is not None, "The practice has nobody who announces activities."
    account, begins = Account.objects.get(person=post.person_id), timezone.now() + timedelta(days=2)
    planned = actions.Planned(
        kind=kinds()[-1].key,
        title="示范活动",
        begins=begins,
        ends=begins + timedelta(hours=1),
        place="示范会场",
        area=Area.objects.get(pk=post.area_id),
        organisation=post.organisation,
        responsible=post.person,
        limit=PLACES,
    )
    return actions.announce(planned, by=account, now=timezone.now())
