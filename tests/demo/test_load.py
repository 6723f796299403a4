"""A small demonstration, loaded once: every life is a possible one, everything fits, nothing is real."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import phonenumbers
import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from linli.activities.models import Activity, SignUp
from linli.annual.models import Report, Score
from linli.areas.models import Area
from linli.areas.tree import boundaries, tree
from linli.cases import agenda, routing, supervision
from linli.cases.events import UNASKED
from linli.cases.lifecycle import RECEIVED, TABLE
from linli.cases.models import Arrival, Assignment, Case, Draft
from linli.cases.sweep import sweep
from linli.cases.words import Channel, Status
from linli.core.calendar import SHANGHAI
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.demo.accounts import PASSWORD, is_demonstration, samples
from linli.demo.load import Demonstration
from linli.desk.tabs import TABS
from linli.insight.figures import open_by_area, standing
from linli.journal.models import Event, Voice
from linli.journal.queries import broken_links, broken_seals
from linli.journal.readers import read
from linli.journeys.telling import TELLING
from linli.notify.models import Notice
from linli.packs.check import load, practices
from linli.people.models import Account, Person, Post
from linli.people.powers import powers
from linli.points.models import Earning, Reward
from linli.points.proof import prove
from linli.visits.models import Answer, DiaryEntry, Raised, Tally, Visit
from linli.visits.words import Counted, Kind

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=SHANGHAI)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=practices())
def loaded(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Demonstration]:
    """One demonstration for all tests of this module, rolled back at the end."""
    demonstration = Demonstration(load(request.param), 0.02, 3, NOW)
    with django_db_blocker.unblock(), transaction.atomic():
        expire_all()
        demonstration.load()
        yield demonstration
        transaction.set_rollback(True)
    expire_all()


def test_every_story_follows_the_lifecycle(loaded: Demonstration) -> None:
    steps = {(status, step.event, step.to or status) for (status, _action), step in TABLE.items()}
    statuses = dict(Case.objects.values_list("pk", "status"))
    events = Event.objects.filter(subject_type="case").order_by("subject_id", "seq")
    for case_id, story in groupby(events, lambda event: event.subject_id):
        first, *rest = story
        assert (first.kind, first.data["to"]) == (RECEIVED, Status.RECEIVED)
        status, at = first.data["to"], first.at
        for event in rest:
            if event.kind in UNASKED:
                continue
            assert event.data["from"] == status
            assert (status, event.kind, event.data["to"]) in steps
            assert at <= event.at <= NOW
            status, at = event.data["to"], event.at
        assert statuses[case_id] == status


def test_what_came_due_has_happened_at_its_time_and_a_first_sweep_finds_nothing(loaded: Demonstration) -> None:
    with transaction.atomic():
        assert sweep(now=NOW) == 0
        transaction.set_rollback(True)
    stages = [step.event for action in supervision.BY.values() for (_s, a), step in TABLE.items() if a is action]
    given = Event.objects.filter(kind__in=stages).values_list("subject_id", "at__date")
    assert len(given) == len(set(given))
    for case in Case.objects.open().exclude(channel=Channel.IMPORT):
        assert (first := agenda.first(case)) is None or first[0] > NOW


def test_what_nobody_has_in_hand_has_been_before_the_rules_as_a_live_case_has(loaded: Demonstration) -> None:
    """Declined and withdrawn ones among them."""
    beside = Q(channel__in=(Channel.IMPORT, Channel.PART)) | Q(about_line__isnull=False)
    waiting = Case.objects.filter(lead=None, rule=None, received_at__lt=NOW - timedelta(minutes=1)).exclude(beside)
    assert waiting.exists()
    assert [case.pk for case in waiting if routing.first(routing.facts(case))] == []


def test_whoever_acts_holds_a_post_that_allows_it(loaded: Demonstration) -> None:
    needed = {step.event: step.permission for step in TABLE.values()}
    accounts = Account.objects.in_bulk()
    had = set(Assignment.objects.values_list("case_id", "organisation_id"))
    acted = Event.objects.filter(subject_type="case", voice=Voice.STAFF).exclude(kind__in=[RECEIVED, *UNASKED])
    for event in acted:
        mine, permission = powers(accounts[event.actor_id or 0], today=NOW.date()), needed[event.kind]
        assert permission is not None
        theirs = (each for case_id, each in had if case_id == event.subject_id)
        assert mine.may(permission, event.area_id) or any(mine.may_for(permission, each) for each in theirs)


def test_the_journal_holds_and_is_sealed(loaded: Demonstration) -> None:
    assert not list(broken_links())
    assert not list(broken_seals())
    assert not Event.objects.filter(position__isnull=True).exists()


def test_the_counters_agree_with_the_cases_and_nobody_was_told_of_them(loaded: Demonstration) -> None:
    root = Area.objects.get(depth=1)
    for_all = Case.objects.filter(about_line__isnull=True)  # complaints about somebody are on no board
    assert 0 < for_all.count() < Case.objects.count()
    assert sum(standing(root.pk).values()) == for_all.count()
    assert open_by_area([root.pk]).get(root.pk, 0) == for_all.open().count()
    assert read(TELLING) == 0
    assert not Notice.objects.exclude(link__startswith="/desk/visits/").exists()  # but of answers to diaries


def test_points_lie_in_their_area(loaded: Demonstration) -> None:
    for case in Case.objects.filter(latitude__isnull=False):
        found = boundaries.get().at(case.latitude or 0, case.longitude or 0)
        assert found is not None
        assert case.area_id in tree.get().lineage(found) or found in tree.get().lineage(case.area_id)


def test_nobody_is_real(loaded: Demonstration) -> None:
    people = Person.objects.values_list("name", flat=True)
    assert all(name[-1].isdigit() for name in people)
    for case in Case.objects.order_by("-pk")[:200]:
        assert not case.contact_phone or not phonenumbers.is_valid_number(phonenumbers.parse(case.contact_phone, "CN"))
        assert not case.contact_name or case.contact_name.startswith("示例居民")


def test_how_cases_came_in_is_told_and_chat_groups_wait(loaded: Demonstration) -> None:
    channels = [each.key for each in loaded.pack.catalogue.channels]
    told = set(Arrival.objects.values_list("case__channel", flat=True))
    particular = (Channel.VISIT, Channel.PATROL, Channel.MEETING, Channel.ENTERPRISE, Channel.TRANSFER)
    counts = {each: Case.objects.filter(channel=each).count() for each in particular}
    assert {each for each, count in counts.items() if count} <= told
    assert Draft.objects.waiting().exists() == (Channel.CHAT in channels)
    asked = Case.objects.filter(first_asked__isnull=False)
    assert asked.filter(handed_over_at__isnull=True).exists() and asked.filter(handed_over_at__isnull=False).exists()


def test_every_grid_has_somebody_and_one_lead_at_a_time(loaded: Demonstration) -> None:
    smallest = max(Area.objects.values_list("depth", flat=True))
    grids = Area.objects.filter(depth__gte=min(smallest, 3))
    served = set(Post.objects.values_list("area_id", flat=True))
    above = {pk for pk in served for pk in tree.get().lineage(pk)}
    assert all(set(tree.get().lineage(grid.pk)) & served for grid in grids) and above
    begun = Q(status__in=(Status.ASSIGNED, Status.IN_PROGRESS))
    returned = Q(status=Status.ACCEPTED, lead__isnull=False)  # back with whoever received it first
    in_hand = Case.objects.filter(begun | returned).count()
    assert Assignment.objects.filter(ended_at__isnull=True, part="lead").count() == in_hand


def test_every_way_of_working_together_is_shown(loaded: Demonstration) -> None:
    parts = Assignment.objects.filter(part="assist")
    assert parts.filter(ended_at__isnull=True).exists()
    assert Case.objects.filter(returns__gt=0).exists() and Case.objects.filter(urgency="urgent").exists()
    assert Case.objects.filter(rule__isnull=False).exists()
    assert not Case.objects.filter(parent__isnull=False, parent__whole=False).exists()
    seen = {name for name, tab in TABS.items() for each in tried() if tab.cases(*each, NOW).exists()}
    assert seen >= TABS.keys() - {"overdue", "today", "listed"}  # these come with size


def tried() -> Iterator[tuple[Any, Account]]:
    """What each of the accounts to try sees."""
    for sample in samples():
        account = Account.objects.select_related("person").get(username=sample.username)
        yield Case.objects.visible_to(account), account


def test_the_accounts_named_can_sign_in(loaded: Demonstration) -> None:
    assert is_demonstration()
    shown = samples()
    assert len({sample.title for sample in shown}) == len(shown) >= 5
    assert all(authenticate(username=sample.username, password=PASSWORD) for sample in shown)


def test_a_second_demonstration_is_refused(loaded: Demonstration) -> None:
    before = Case.objects.count()
    with pytest.raises(Refusal):
        Demonstration(loaded.pack, 0.05, 3, timezone.now()).load()
    assert Case.objects.count() == before


def test_some_workers_have_a_month_of_visits_that_are_visibly_invented(loaded: Demonstration) -> None:
    heard = [each.heard for each in Visit.objects.filter(raised=None) if each.heard]
    assert heard and all(words.startswith("示范：") for words in heard)
    assert DiaryEntry.objects.filter(visits__isnull=True).count() == 0
    assert sum(Tally.objects.filter(what__in=Kind.values).values_list("count", flat=True)) == Visit.objects.count()


def test_some_cases_came_of_visits_word_for_word_and_their_counts_are_those_of_the_pack(loaded: Demonstration) -> None:
    raised = list(Raised.objects.select_related("case", "visit"))
    assert raised
    for each in raised:
        assert (each.visit.heard, each.visit.worker_id) == (each.case.text, each.case.first_asked_id)
        assert (each.visit.area_id, each.visit.visited_at) == (each.case.area_id, each.case.received_at)
        told = Event.objects.get(subject_type="visit", subject_id=each.visit_id)
        assert (told.kind, told.data["cases"]) == ("visit.recorded", [each.case_id])
    counted = Tally.objects.filter(what=Counted.CASE).values_list("count", flat=True)
    assert sum(counted) == len(raised)


def test_superiors_have_answered_some_days_visibly_invented(loaded: Demonstration) -> None:
    answers = list(Answer.objects.select_related("entry"))
    assert answers and all(each.text.startswith("示范：") for each in answers)
    assert all(each.entry and each.by_id != each.entry.worker_id for each in answers)


def test_activities_stand_ahead_with_people_on_their_lists_one_of_them_every_week(loaded: Demonstration) -> None:
    activities = list(Activity.objects.all())
    assert activities and all(each.title.startswith("示范") and each.begins > NOW for each in activities)
    weekly = [each for each in activities if each.series]
    assert len(weekly) > 1 and len({each.series for each in weekly}) == 1
    names = [each.name for each in SignUp.objects.filter(activity__in=weekly)]
    assert names and all(name.startswith("示范居民") for name in names)


def test_some_yearly_reports_are_handed_in_one_late_and_most_are_scored(loaded: Demonstration) -> None:
    reports = list(Report.objects.all())
    assert reports and all(each.state == "handed" for each in reports)
    assert all(said.startswith("示范：") for each in reports for said in each.words.values())
    assert {each.late for each in reports} >= {True}
    scored = set(Score.objects.values_list("report", flat=True))
    assert scored and all(each.words.startswith("示范：") for each in Score.objects.all())
    assert not Score.objects.filter(at__gt=NOW).exists()


def test_points_stand_in_a_ledger_that_holds_where_the_practice_has_points(loaded: Demonstration) -> None:
    offered, proof = loaded.pack.points.offered, prove()
    assert proof.holds and (proof.entries > 50) == offered
    assert Earning.objects.exists() == offered
    assert all(words.startswith("示范") for words in Earning.objects.values_list("words", flat=True))
    assert Reward.objects.exists() == bool(loaded.pack.points.rewards)
