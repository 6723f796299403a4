"""5,000 people vote by the codes of their slips within 10 minutes on two web workers, through real HTTP, each with the
three requests of a telephone: the page, the choice, the vote. The count is made again from the ballots.

LINLI_BENCH_VOTERS=200 makes it a trial run. Beside it, as many bare pairs of UPDATE and INSERT show what the database
alone would need.
"""

import os
import re
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from time import perf_counter
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from benchmarks import web
from benchmarks.clock import repeat, table
from linli.areas.models import Area
from linli.people.models import Account, Organisation, Post, Role
from linli.people.permissions import Permission
from linli.portal import guessing
from linli.votes import actions
from linli.votes.models import Ballot, Vote, Voter
from linli.votes.tallying import lines

PEOPLE = int(os.environ.get("LINLI_BENCH_VOTERS", 5000))
CLIENTS, LIMIT, BARE = 16, 600, 1000
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
COOKIE = re.compile(rb"Set-Cookie: csrftoken=([^;]+)", re.IGNORECASE)


def measure() -> None:
    """The whole of it."""
    vote, codes = _opened()
    dice = Random(PEOPLE)
    choices = [dice.choice((1, 1, 1, 2, 2, 3)) for _code in codes]
    with web.site() as site:
        token = _token(site, codes[0])
        cookie = f"csrftoken={token}; language=zh-hans"
        looks, _heads = web.load(site, lambda n: web.request("GET", _path(codes[n]), cookies=cookie), **_many())
        begun = perf_counter()
        asked, first = web.load(site, lambda n: _post(codes[n], choices[n], token, cookie, sure=False), **_many())
        cast, heads = web.load(site, lambda n: _post(codes[n], choices[n], token, cookie, sure=True), **_many())
        seconds = perf_counter() - begun
    wrong = sum(web.status(head) != 200 for head in [*first.values(), *heads.values()])
    vote = actions.close(vote=vote, by=_keeper(), now=timezone.now())
    again = [int(line.split(",")[1]) for line in lines(vote)]
    counted = vote.result["counts"] if vote.result else []
    right = counted == [choices.count(each) for each in (1, 2, 3)] and sorted(again) == sorted(choices)
    bare = _bare(vote)
    table(
        f"{PEOPLE} vote by code on two workers, {CLIENTS} at once",
        ["what", "figure", "aim"],
        [
            ["seconds until all have voted", f"{seconds + looks.elapsed:.1f}", f"≤ {LIMIT}"],
            ["answers that are not 200", wrong, "0"],
            ["votes a second", f"{cast.rate:.0f}", ""],
            ["a vote cast, p95 in ms", f"{cast.percentile(0.95):.1f}", ""],
            ["the page of a slip, p95 in ms", f"{looks.percentile(0.95):.1f}", ""],
            ["the choice shown once more, p95 in ms", f"{asked.percentile(0.95):.1f}", ""],
            ["processor ms a vote", f"{cast.cpu_ms:.1f}", ""],
            ["counted again from the ballots", "the same" if right else "NOT THE SAME", "the same"],
            ["bare UPDATE and INSERT a second, one client", f"{bare:.0f}", ""],
            ["a vote's share of these", f"{cast.rate / bare:.2f}", ""],
        ],
    )


def _many() -> dict[str, int]:
    return {"clients": CLIENTS, "times": PEOPLE}


def _opened() -> tuple[Vote, list[str]]:
    """A secret vote of that many, open, with the codes of all slips."""
    by, now = _keeper(), timezone.now()
    organisation = Organisation.objects.filter(active=True).order_by("pk")[0]
    plan = actions.Plan(
        question="示范表决",
        area=Area.objects.get(depth=1),
        organisation=organisation,
        method="secret",
        options=["同意", "不同意", "弃权"],
        opens=now - timedelta(minutes=1),
        closes=now + timedelta(hours=2),
    )
    vote = actions.prepare(plan, by=by, now=now)
    named = (actions.Named(f"示范{number}", f"{number}号") for number in range(1, PEOPLE + 1))
    actions.enter_voters(vote=vote, named=named, by=by, now=now)
    vote = actions.open_vote(vote=vote, by=by, now=now)
    codes: list[str] = []
    for first in range(1, PEOPLE + 1, 400):
        slips = actions.print_slips(vote=vote, first=first, last=min(first + 399, PEOPLE), by=by, now=now)
        codes += [slip.code for slip in slips]
    return vote, codes


def _keeper() -> Account:
    """Somebody who holds votes everywhere; a bench house from before votes gets the permissions first."""
    root = Area.objects.get(depth=1)
    wanted = [Permission.VOTE_HOLD, Permission.VOTE_TELL]
    held = Post.objects.filter(area=root, person__account__is_active=True).order_by("pk").select_related("role")
    post = held.filter(role__permissions__contains=wanted).first() or held.first()
    assert post is not None, "The bench house has nobody with a post at its root."
    if not set(wanted) <= set(post.role.permissions):
        Role.objects.filter(pk=post.role_id).update(permissions=[*post.role.permissions, *wanted])
    return Account.objects.get(person=post.person_id)


def _token(site: web.Site, code: str) -> str:
    """A form's token, as a telephone gets it with the page; it is good with its cookie on every page."""
    guessing.forget()
    head, body = web.fetch(site, web.request("GET", _path(code)))
    found = COOKIE.search(head) or TOKEN.search(body)
    assert found is not None, "The page of a slip has no form."
    return found.group(1).decode()


def _post(code: str, choice: int, token: str, cookie: str, *, sure: bool) -> bytes:
    body = f"csrfmiddlewaretoken={token}&choice={choice}{'&sure=1' if sure else ''}"
    return web.request("POST", _path(code), cookies=cookie, body=body.encode())


def _path(code: str) -> str:
    return f"/votes/{code}/"


def _bare(vote: Vote) -> float:
    """Pairs of UPDATE and INSERT a second, each in a transaction of its own, taken back afterwards."""
    voters: Sequence[int] = list(Voter.objects.filter(vote=vote).values_list("pk", flat=True)[:BARE])
    numbers = iter(voters)
    made: list[str] = []

    def pair() -> None:
        key = str(uuid4())
        made.append(key)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE votes_voter SET used = TRUE WHERE id = %s", [next(numbers)])
            cursor.execute(
                "INSERT INTO votes_ballot (id, vote_id, receipt, choices) VALUES (%s, %s, %s, ARRAY[1])",
                [key, vote.pk, f"x{len(made):08d}"],
            )

    rate = repeat(pair, len(voters)).rate
    Ballot.objects.filter(pk__in=made).delete()
    return rate
