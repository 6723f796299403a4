"""Visibly invented votes and proposals: a vote that is open, two that were counted, proposals in several states."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.people.models import Account, Post
from linli.people.permissions import Permission
from linli.proposals import actions as proposals
from linli.proposals.models import Proposal
from linli.proposals.practice import Kind, kinds
from linli.proposals.words import By
from linli.votes import actions as votes
from linli.votes.models import Vote

VOTERS = 24
LONG_AGO = timedelta(days=12)
PROPOSED = ("示范提案：增设休息座椅", "示范提案：活动室晚上开放", "示范提案：路口加装反光镜")


def deciding(dice: Random, now: datetime) -> None:
    """Through the actions themselves, by whoever may."""
    post = _held(Permission.VOTE_HOLD, now)
    if post is not None:
        _counted(post, dice, now - LONG_AGO)
        _open(post, now)
    for kind in kinds()[:1]:
        with suppress(Refusal):  # a practice whose deputies are not there yet
            _proposals(kind, dice, now)


def _held(permission: Permission, now: datetime, *roles: str) -> Post | None:
    """Somebody with an account who may, in the smallest area that has one."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[permission], person__account__is_active=True
    )
    held = held.filter(role__key__in=roles) if roles else held
    return held.select_related("organisation", "area", "person__account").order_by("-area__depth", "pk").first()


def _plan(post: Post, now: datetime, question: str, **more: Any) -> votes.Plan:
    return votes.Plan(
        question=question,
        area=post.area,
        organisation=post.organisation,
        method="secret",
        opens=now - timedelta(hours=1),
        closes=now + timedelta(days=2),
        **more,
    )


def _counted(post: Post, dice: Random, now: datetime) -> None:
    """A question that was answered, and an election of two out of four."""
    asked = _plan(post, now, "示范表决：公共收益先修哪一处？", options=["先修楼道灯", "先修健身角"])
    elected = _plan(post, now, "示范选举：议事小组成员两名", options=["示范甲", "示范乙", "示范丙", "示范丁"], seats=2)
    _cast(asked, post, now, lambda: dice.choice((1, 1, 1, 2, 3)))
    _cast(elected, post, now, lambda: dice.choice(([1, 2], [1, 2], [1, 3], [1], [2, 4], [5])))
    votes.close_due(now=now + timedelta(days=3))


def _cast(plan: votes.Plan, post: Post, now: datetime, choice: Callable[[], int | list[int]]) -> None:
    """All but three of the households vote by their slips."""
    vote = _opened(plan, post, now)
    slips = votes.print_slips(vote=vote, first=1, last=VOTERS, by=post.person.account, now=now)
    for slip in slips[: VOTERS - 3]:
        votes.cast(code=slip.code, choice=choice(), now=now)


def _open(post: Post, now: datetime) -> None:
    _opened(_plan(post, now, "示范表决：是否加装充电桩？"), post, now)


def _opened(plan: votes.Plan, post: Post, now: datetime) -> Vote:
    by = post.person.account
    vote = votes.prepare(plan, by=by, now=now)
    named = [votes.Named(f"示范户{number}", f"{number}号") for number in range(1, VOTERS + 1)]
    votes.enter_voters(vote=vote, named=named, by=by, now=now)
    return votes.open_vote(vote=vote, by=by, now=now)


def _proposals(kind: Kind, dice: Random, now: datetime) -> None:
    """Three, each with its seconds; one of them answered and carried out, one to be answered."""
    handler = _held(Permission.PROPOSAL_HANDLE, now)
    if handler is None:
        return
    made = [_made(kind, title, handler.area, now - LONG_AGO) for title in PROPOSED]
    ready = [each for each in made if each is not None and not each.missing]
    for each in ready[:2]:
        proposals.accept(
            proposal=each, organisation=handler.organisation, by=handler.person.account, now=now - timedelta(days=10)
        )
    if ready:
        answered = proposals.answer(
            proposal=ready[0], text="示范答复：本月内办好。", by=handler.person.account, now=now - timedelta(days=6)
        )
        other = _other(handler, now)
        if other:
            proposals.deliver(
                proposal=answered, evidence="示范：已办好，可到现场查看。", by=other, now=now - timedelta(days=1)
            )


def _made(kind: Kind, title: str, area: Area, now: datetime) -> Proposal | None:
    residents = kind.by == By.RESIDENTS
    makers = [] if residents else _makers(kind, area, now)
    if not residents and not makers:
        return None
    who = proposals.Proposer("示范居民1", "13900000001") if residents else None
    said = proposals.Said(kind=kind.key, title=title, text="示范：大家常用，花费不多。", area=area, proposer=who)
    made = proposals.submit(said, by=RESIDENT if residents else makers[0], now=now)
    for number in range(kind.seconds):
        if kind.seconded_by == By.RESIDENTS:
            neighbour = proposals.Proposer(f"示范居民{number + 2}", f"139000000{number + 2:02d}")
            made = proposals.second(proposal=made, by=RESIDENT, now=now, seconder=neighbour)
        elif number + 1 < len(makers):
            made = proposals.second(proposal=made, by=makers[number + 1], now=now)
    return made


def _makers(kind: Kind, area: Area, now: datetime) -> list[Account]:
    """Those with an account who may propose here."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.PROPOSAL_SUBMIT], person__account__is_active=True
    )
    held = held.filter(role__key__in=kind.roles) if kind.roles else held
    around = held.filter(area__in=tree.get().lineage(area.pk)).select_related("person__account").order_by("pk")
    found = {post.person_id: post.person.account for post in around[:20]}
    return list(found.values())[: kind.seconds + 1]


def _other(handler: Post, now: datetime) -> Account | None:
    """Somebody else who confirms that it was carried out."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.PROPOSAL_HANDLE],
        person__account__is_active=True,
        area__in=tree.get().lineage(handler.area_id),
    )
    found = held.exclude(person=handler.person_id).select_related("person__account").order_by("pk").first()
    return found.person.account if found else None
