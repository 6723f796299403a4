"""Everybody at once: 500 sign up for 50 places."""

import threading
from time import monotonic

import pytest
from django.db import connection

from linli.activities.models import Activity, SignUp
from linli.activities.words import Place

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, LIMIT, CLIENTS = 500, 50, 12


def test_of_500_who_sign_up_at_once_50_get_a_place_and_the_others_wait_in_order(cast, lecture, comes):
    activity = lecture(limit=LIMIT)

    def client(at: int) -> None:
        try:
            for number in range(at, PEOPLE + 1, CLIENTS):
                comes(activity, number)
        finally:
            connection.close()

    threads = [threading.Thread(target=client, args=[at]) for at in range(1, CLIENTS + 1)]
    started = monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = monotonic() - started
    rows = list(SignUp.objects.filter(activity=activity).order_by("number").values_list("number", "place"))
    assert rows == [(each, Place.TAKEN if each <= LIMIT else Place.WAITING) for each in range(1, PEOPLE + 1)]
    held = Activity.objects.get(pk=activity.pk)
    assert (held.taken, held.numbers) == (LIMIT, PEOPLE)
    assert len(set(SignUp.objects.values_list("code", flat=True))) == PEOPLE
    assert seconds < 20  # five here; a machine under load gets its time
