"""The inbox: what Linli told me, and nobody else, by case."""

from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.jobs import follow_journal
from linli.journeys.telling import TELLING
from linli.notify import actions as notify
from linli.notify.models import Notice
from linli.notify.words import Group
from tests.cast import NOW


def tell(account, key, **more):
    notify.tell([account], key=key, subject=f"Notice {key}", now=timezone.now(), **more)


def told():
    seal(now=NOW)
    catch_up(TELLING)


def test_the_inbox_shows_my_notices_and_marks_them_read(cast, at_desk):
    tell(cast.dispatcher, "a", link="/desk/cases/1/")
    tell(cast.officer, "b")
    client = at_desk(cast.dispatcher)
    page = client.get("/desk/inbox/").content.decode()
    assert ("Notice a" in page, "Notice b" in page) == (True, False)
    assert client.get("/desk/").context["nav"].unread == 1
    client.post("/desk/inbox/read/", {"until": Notice.objects.latest("id").pk})
    assert client.get("/desk/").context["nav"].unread == 0
    assert Notice.objects.filter(read_at__isnull=True).count() == 1


def test_what_happened_to_one_case_stands_together_in_the_readers_language(cast, at_desk):
    case = cast.in_hand()
    told()
    (bundle,) = at_desk(cast.officer).get("/desk/inbox/").context["bundles"]
    assert (bundle.title, bundle.case_number, [line.words for line in bundle.lines]) == (
        case.text,
        case.pk,
        ["Assigned to you"],
    )


def test_one_case_or_one_group_is_marked_read_and_what_came_since_is_not(cast, at_desk):
    for number, group in [(1, Group.GIVEN), (2, Group.MINE), (3, Group.MINE)]:
        tell(cast.officer, f"n{number}", group=group, case_number=None)
    client, first = at_desk(cast.officer), Notice.objects.order_by("id").first()
    Notice.objects.filter(pk=first.pk).update(case_number=7)
    client.post("/desk/inbox/read/", {"case": "7"})
    assert Notice.objects.filter(read_at__isnull=True).count() == 2
    client.post("/desk/inbox/read/", {"group": "mine", "until": first.pk + 1})
    assert list(Notice.objects.filter(read_at__isnull=True).values_list("key", flat=True)) == ["n3"]


def test_a_group_shows_only_its_own(cast, at_desk):
    tell(cast.officer, "given", group=Group.GIVEN)
    tell(cast.officer, "rated", group=Group.RATINGS)
    page = at_desk(cast.officer).get("/desk/inbox/?group=ratings").content.decode()
    assert ("Notice rated" in page, "Notice given" in page) == (True, False)


def test_a_complaint_about_me_vanishes_from_my_inbox(cast, at_desk):
    case = cast.in_hand()
    told()
    Case.objects.filter(pk=case.pk).update(
        about_person=cast.officer.person, about_organisation=cast.works, about_line=[cast.works.pk]
    )
    page = at_desk(cast.officer).get("/desk/inbox/").content.decode()
    assert (case.text in page, f"No. {case.pk}" in page) == (False, False)


def test_ten_thousand_notices_cost_the_same_queries_and_are_turned_by_pages(
    cast, at_desk, django_assert_max_num_queries
):
    case = cast.case()
    client = at_desk(cast.officer)
    notices = [
        Notice(account=cast.officer, key=f"k{number}", subject=f"n{number}", at=NOW, case_number=case.pk + number % 3)
        for number in range(10_000)
    ]
    Notice.objects.bulk_create(notices[:1])
    with django_assert_max_num_queries(8) as few:
        client.get("/desk/inbox/")
    Notice.objects.bulk_create(notices[1:])
    with django_assert_max_num_queries(len(few)):
        page = client.get("/desk/inbox/")
    older = page.context["older"]
    assert older == Notice.objects.order_by("-id")[59].pk
    assert client.get(f"/desk/inbox/?before={older}").context["until"] == Notice.objects.order_by("-id")[60].pk


def test_an_empty_inbox_says_what_will_be_there(cast, at_desk):
    assert "When a case is given to you" in at_desk(cast.officer).get("/desk/inbox/").content.decode()


def test_whoever_is_no_longer_needed_reads_so_and_finds_no_way_in(cast, at_desk):
    case = cast.in_hand()
    cases.call_in(case=case, by=cast.officer, now=NOW, organisations=[cast.south_committee], words="来")
    cases.call_off(case=case, by=cast.officer, now=NOW, organisation=cast.south_committee, words="不用了")
    follow_journal(timestamp=0)
    page = at_desk(cast.south_worker).get("/desk/inbox/").content.decode()
    assert "No longer needed to assist" in page
    assert f'href="{case.get_absolute_url()}"' not in page
