"""Whoever votes with whatever, in whatever order: a ballot for each line that was used, the count as counted again,
nobody carrying more than they may. Random steps; under CI the same ones every time."""

import os
from contextlib import suppress
from time import monotonic

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.core.refusal import Refusal
from linli.votes import actions
from linli.votes.models import Ballot, Proxy, Vote, Voter
from linli.votes.tallying import lines
from tests.cast import NOW
from tests.votes.conftest import AFTER, DURING, OPENS

PEOPLE = 4
PATIENCE = 15  # seconds, after which no further play is begun: a busy machine plays fewer
MOMENTS = (NOW, OPENS, DURING, AFTER)
number = st.sampled_from(range(1, PEOPLE + 2))  # one more than there are
steps = st.lists(
    st.one_of(
        st.tuples(st.just("cast"), number, st.sampled_from(range(5)), st.none() | number, st.sampled_from(MOMENTS)),
        st.tuples(st.just("give"), number, number),
        st.tuples(st.just("back"), number),
        st.tuples(st.just("slip"), number),
    ),
    max_size=25,
)


class Over(Exception):
    """Ends a play, so that its transaction is undone."""


def take(vote, codes, by, step):
    what, who, *more = step
    if what == "cast":
        choice, carried, now = more
        actions.cast(code=codes.get(who, "000000000000"), choice=choice, carried=carried, now=now)
    elif what == "give":
        actions.give_proxy(vote=vote, principal=who, holder=more[0], by=by, now=NOW)
    elif what == "back":
        for proxy in Proxy.objects.filter(vote=vote, principal__number=who).select_related("vote"):
            actions.take_back_proxy(proxy=proxy, by=by, now=NOW)
    else:
        for slip in actions.print_slips(vote=vote, first=who, last=who, by=by, now=NOW, again=True):
            codes[slip.number] = slip.code


def looked_at(vote):
    used = Voter.objects.filter(used=True).count()
    assert Ballot.objects.count() == used
    carried = list(Proxy.objects.values_list("holder", flat=True))
    assert all(carried.count(holder) <= vote.proxies for holder in carried)
    assert not set(carried) & set(Proxy.objects.values_list("principal", flat=True))
    return used


def test_whatever_is_tried_ballots_and_roll_agree_and_the_count_is_what_was_cast(cast, opened):
    vote, first = opened(PEOPLE)
    begun = monotonic()

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=bool(os.environ.get("CI")),
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(steps)
    def play(taken):
        if monotonic() - begun > PATIENCE:
            return
        codes = dict(first)
        with suppress(Over), transaction.atomic():
            for step in taken:
                with suppress(Refusal), transaction.atomic():
                    take(vote, codes, cast.dispatcher, step)
                used = looked_at(vote)
            used = looked_at(vote)
            actions.close_due(now=AFTER)
            closed = Vote.objects.get(pk=vote.pk)
            choices = [int(line.split(",")[1]) for line in lines(closed)]
            assert closed.result["counts"] == [choices.count(option) for option in (1, 2, 3)]
            assert (closed.result["took_part"], len(choices)) == (used, used)
            raise Over

    play()
