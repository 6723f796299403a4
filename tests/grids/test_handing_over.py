"""Moving somebody: their open cases, households and enterprises go to a colleague, each once, or say why not."""

import pytest

from linli.cases import actions as cases
from linli.core.refusal import Refusal
from linli.grids import actions
from linli.journal.models import Event
from linli.people.models import Post
from linli.residents.models import Household
from tests.cast import NOW, Cast


def post_of(account):
    return Post.objects.get(person=account.person)


def give(cast: Cast, chosen=None, households=(), **more):
    said = {
        "person": cast.officer.person,
        "to": post_of(cast.north_worker),
        "chosen": {case.pk: case.version for case in chosen or []},
        "households": [each.pk for each in households],
        "enterprises": [],
        "by": cast.dispatcher,
        "now": NOW,
    }
    return actions.hand_over(**{**said, **more})


def test_cases_and_households_go_over_in_one_step(cast, home):
    case, house = cast.in_hand(), home(cast.grid_n1, agent=cast.officer.person)
    other = home(cast.grid_n1, agent=cast.south_worker.person)
    done = give(cast, [case], [house, other], words="工作调整")
    case.refresh_from_db()
    assert (done.cases, done.households, done.stay) == (1, 1, {})
    assert (case.status, case.lead, case.handler) == ("assigned", cast.north_committee, cast.north_worker)
    assert Household.objects.get(pk=house.pk).agent == cast.north_worker.person
    assert Household.objects.get(pk=other.pk).agent == cast.south_worker.person
    event = Event.objects.get(kind="person.handed_over")
    assert event.data == {"to": cast.north_worker.person_id, "cases": 1, "households": 1, "enterprises": 0}


def test_what_moved_on_since_the_preview_stays_and_says_why_while_the_rest_goes(cast):
    changed, other = cast.in_hand(), cast.in_hand()
    chosen = {changed.pk: changed.version, other.pk: other.version}
    cases.work(case=changed, by=cast.officer, now=NOW, words="已到现场")
    done = give(cast, chosen=[])
    assert done.cases == 0
    done = actions.hand_over(
        person=cast.officer.person,
        to=post_of(cast.north_worker),
        chosen=chosen,
        households=[],
        enterprises=[],
        by=cast.dispatcher,
        now=NOW,
    )
    assert done.cases == 1 and list(done.stay) == [changed.pk]
    assert "Somebody changed this case" in done.stay[changed.pk]


def test_the_same_press_twice_hands_over_once(cast):
    case = cast.in_hand()
    give(cast, [case])
    again = give(cast, [case])
    assert again.cases == 0 and again.stay == {case.pk: "Somebody changed this case meanwhile."}
    assert Event.objects.filter(kind="case.assigned", subject_id=case.pk).count() == 2


def test_nobody_hands_over_to_themselves_or_to_a_post_that_is_over(cast):
    with pytest.raises(Refusal, match="Choose somebody else"):
        give(cast, to=post_of(cast.officer))
    over = post_of(cast.north_worker)
    Post.objects.filter(pk=over.pk).update(period=(over.period.lower, NOW.date()))
    with pytest.raises(Refusal, match="does not hold this post today"):
        give(cast, to=over)


def test_only_whoever_changes_posts_hands_over(cast):
    with pytest.raises(Refusal, match="Only whoever changes posts"):
        give(cast, by=cast.south_worker)
