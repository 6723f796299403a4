"""A worker's day at the desk: whom to see, the one form, the diary that writes itself, the month, the answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.cases.models import Case
from linli.notify.models import Notice
from linli.people.models import Account, Role
from linli.residents import actions as residents
from linli.residents.models import Enterprise, Household
from linli.visits import actions as visits
from linli.visits.actions import Visited
from linli.visits.models import Answer, DiaryEntry, Earlier, MonthSummary, Phone, Reading, Visit
from linli.visits.words import Kind
from tests.cast import Cast
from tests.visits.conftest import keep


@pytest.fixture
def household(cast: Cast) -> Household:
    return keep(cast, "0001")


@pytest.fixture
def entry(cast: Cast, household: Household) -> DiaryEntry:
    """Today, with one visit in it."""
    return record(cast, household).entry


def record(cast: Cast, household: Household | None, **said: object) -> Visit:
    usual = {"key": uuid4(), "kind": Kind.DOOR, "household": household, "heard": "楼道灯不亮了"}
    return visits.record_visit(Visited(**{**usual, **said}), by=cast.north_worker, now=timezone.now()).visit


def typed(household: Household | None, **other: object) -> dict[str, object]:
    return {
        "key": str(uuid4()),
        "kind": "door",
        "household": household.pk if household else "",
        "heard": "楼道灯不亮了",
        "concerns": ["lamp"],
        **other,
    }


def test_today_proposes_households_with_the_reason(cast, at_desk, household):
    page = at_desk(cast.north_worker).get("/desk/today/")
    [stop] = page.context["stops"]
    assert (stop.card.code, stop.card.building, stop.proposal.reasons) == ("0001", "1号楼", ("never visited yet",))
    body = page.content.decode()
    assert "Record a visit" in body and f"household={household.pk}&amp;kind=door" in body
    assert "With the first visit of the day it begins." in body


def test_today_without_anybody_to_see_says_when_somebody_comes_up(cast, at_desk):
    page = at_desk(cast.north_worker).get("/desk/today/").content.decode()
    assert "Nobody waits to be seen today." in page


def test_today_is_only_for_those_who_visit(cast, at_desk):
    assert at_desk(cast.officer).get("/desk/today/").status_code == 403
    assert at_desk(cast.officer).post("/desk/today/visit/", {}).status_code == 403


def test_today_costs_the_same_for_many_households(cast, at_desk):
    client = at_desk(cast.north_worker)
    costs = []
    for number in (1, 8):
        for each in range(number):
            keep(cast, f"{number}-{each}")
        client.get("/desk/today/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/today/")
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_one_form_registers_the_case_and_writes_the_diary(cast, at_desk, household, picture):
    photo = SimpleUploadedFile("a.jpg", picture, "image/jpeg")
    answer = at_desk(cast.north_worker).post("/desk/today/visit/", typed(household, photos=photo), follow=True)
    case = Case.objects.get()
    assert (case.text, case.channel, case.first_asked) == ("楼道灯不亮了", "visit", cast.north_worker)
    body = answer.content.decode()
    assert f"The visit is in your diary. Registered as No. {case.pk}." in body
    assert "楼道灯不亮了" in body and f"No. {case.pk}" in body
    photo_at = f"/desk/visits/{Visit.objects.get().pk}/photos/{Visit.objects.get().photos.get().pk}/"
    assert photo_at in body
    assert at_desk(cast.north_worker).get(photo_at).getvalue().startswith(b"\xff\xd8\xff")
    assert at_desk(cast.outsider).get(photo_at).status_code == 404


def test_what_was_typed_stays_when_the_form_refuses(cast, at_desk, household):
    answer = at_desk(cast.north_worker).post("/desk/today/visit/", typed(household, heard="", done="看过了"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["heard"] == ["Write what was said, so that it can be passed on word for word."]
    assert "看过了" in answer.content.decode()


def test_a_household_is_found_by_its_number_and_not_by_somebody_else_s(cast, at_desk, household):
    said = typed(None, code="0001")
    assert at_desk(cast.north_worker).post("/desk/today/visit/", said).status_code == 302
    answer = at_desk(cast.south_worker).post("/desk/today/visit/", {**said, "key": str(uuid4())})
    assert answer.context["form"].errors["code"] == [
        "There is no such household among those you may see. Check the number."
    ]
    assert Visit.objects.count() == 1


def test_the_same_form_pressed_twice_is_one_visit(cast, at_desk, household):
    client, said = at_desk(cast.north_worker), typed(household)
    client.post("/desk/today/visit/", said)
    client.post("/desk/today/visit/", said)
    assert (Visit.objects.count(), Case.objects.count()) == (1, 1)


def test_a_correction_keeps_the_earlier_words_in_sight(cast, at_desk, entry):
    visit = entry.visits.get()
    page = at_desk(cast.north_worker).post(
        f"/desk/visits/{visit.pk}/correct/", {"heard": "二楼的灯不亮了", "done": "", "seen": 1}, follow=True
    )
    assert (Visit.objects.get().heard, Earlier.objects.get().heard) == ("二楼的灯不亮了", "楼道灯不亮了")
    assert "corrected 1 time" in page.content.decode()


def test_a_stale_correction_shows_what_is_there_now(cast, at_desk, entry):
    visit = entry.visits.get()
    visits.correct(visit=visit, heard="三楼", done="", seen=1, by=cast.north_worker, now=timezone.now())
    page = at_desk(cast.north_worker).post(
        f"/desk/visits/{visit.pk}/correct/", {"heard": "二楼", "done": "", "seen": 1}
    )
    assert page.status_code == 422
    body = page.content.decode()
    assert "“三楼”" in body and "二楼" in body and "corrected meanwhile" in body
    assert Visit.objects.get().heard == "三楼"


def test_somebody_else_s_visit_is_not_there_to_be_corrected(cast, at_desk, entry):
    assert at_desk(cast.dispatcher).get(f"/desk/visits/{entry.visits.get().pk}/correct/").status_code == 404


def test_a_superior_reads_answers_and_the_worker_hears_of_it(cast, at_desk, entry):
    client = at_desk(cast.dispatcher)
    assert "not read yet" in client.get("/desk/visits/").content.decode()
    assert "楼道灯不亮了" in client.get(f"/desk/visits/days/{entry.pk}/").content.decode()
    assert [(each.by, each.version) for each in Reading.objects.all()] == [(cast.dispatcher, 1)]
    assert "not read yet" not in client.get("/desk/visits/").content.decode()
    client.post(f"/desk/visits/days/{entry.pk}/answer/", {"text": "已联系城管科"})
    client.post(f"/desk/visits/days/{entry.pk}/answer/", {"text": "已联系城管科"})
    assert [each.text for each in Answer.objects.all()] == ["已联系城管科"]
    notice = Notice.objects.get(account=cast.north_worker)
    assert notice.link == f"/desk/visits/days/{entry.pk}/"
    assert "已联系城管科" in at_desk(cast.north_worker).get(notice.link).content.decode()


def test_diaries_of_other_places_do_not_exist(cast, at_desk, entry):
    for stranger in (cast.outsider, cast.south_worker):
        assert at_desk(stranger).get(f"/desk/visits/days/{entry.pk}/").status_code == 404
    assert at_desk(cast.outsider).get("/desk/visits/").status_code == 403
    assert at_desk(cast.south_worker).post(f"/desk/visits/days/{entry.pk}/answer/", {"text": "x"}).status_code == 403


def test_one_s_own_diary_is_answered_by_others_only(cast, at_desk, entry):
    assert "Your answer" not in at_desk(cast.north_worker).get(f"/desk/visits/days/{entry.pk}/").content.decode()


def test_a_note_is_kept_and_a_stale_one_refused_with_what_was_typed(cast, at_desk, entry):
    client, day = at_desk(cast.north_worker), entry.day.isoformat()
    assert client.post("/desk/visits/note/", {"day": day, "note": "下午去社区开会", "seen": 1}).status_code == 302
    answer = client.post("/desk/visits/note/", {"day": day, "note": "别的话", "seen": 1})
    assert answer.status_code == 422 and "别的话" in answer.content.decode()
    entry.refresh_from_db()
    assert (entry.note, entry.version) == ("下午去社区开会", 2)


def test_the_list_of_diaries_costs_the_same_for_many(cast, at_desk, entry, household):
    client = at_desk(cast.dispatcher)
    client.get("/desk/visits/")
    costs = []
    for days in ((), (1, 2, 3)):
        for back in days:
            at = timezone.now() - timedelta(days=back)
            said = Visited(key=uuid4(), kind=Kind.DOOR, household=household, heard="在家")
            visits.record_visit(said, by=cast.north_worker, now=at)
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/visits/")
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_the_month_is_begun_by_the_program_and_kept_by_the_worker(cast, at_desk, household):
    record(cast, household, concerns=[cast.lamp])
    record(cast, household, met=False, heard="")
    client = at_desk(cast.north_worker)
    page = client.get("/desk/visits/months/", follow=True)
    assert page.context["figures"] == [
        ("Visit at the door", 2),
        ("Households seen", 1),
        ("Nobody at home", 1),
        ("Cases raised", 1),
    ]
    assert page.context["form"].initial["text"] == (
        "2 visits this month: Visit at the door 2.\n1 household was seen.\nNobody was at home once.\n"
        "1 case was raised: Street lamps 1."
    )
    address = page.redirect_chain[-1][0]
    client.post(address, {"text": "这个月灯的事最多。", "seen": 0})
    assert MonthSummary.objects.get().text == "这个月灯的事最多。"
    assert client.post(address, {"text": "又一次", "seen": 0}).status_code == 422
    assert client.post(address, {"text": "又一次", "seen": 1}).status_code == 302
    boss = at_desk(cast.dispatcher)
    assert "又一次" in boss.get(address).content.decode()
    assert boss.post(f"{address}answer/", {"text": "辛苦了"}).status_code == 302
    assert at_desk(cast.outsider).get(address).status_code == 404
    assert "辛苦了" in client.get(address).content.decode()


@pytest.mark.parametrize("month", ["2026-13", "0-1", "2026-0"])
def test_a_month_that_is_none_is_not_found(cast, at_desk, month):
    assert at_desk(cast.north_worker).get(f"/desk/visits/months/{cast.north_worker.pk}/{month}/").status_code == 404


def test_the_file_of_a_household_tells_its_visits_and_words_only_to_those_who_read_diaries(cast, at_desk, entry):
    address = f"/desk/households/{entry.visits.get().household_id}/"
    for reader, words in ((cast.north_worker, True), (cast.dispatcher, True)):
        page = at_desk(reader).get(address).content.decode()
        assert "Visit at the door" in page and ("“楼道灯不亮了”" in page) is words
    Role.objects.filter(key="dispatcher").update(permissions=["case.view", "household.view"])
    page = at_desk(Account.objects.get(username="dispatcher")).get(address).content.decode()
    assert "Visit at the door" in page and "楼道灯不亮了" not in page and "Record a visit" not in page


def test_an_enterprise_is_visited_from_its_file(cast, at_desk):
    firm = residents.add_enterprise(
        firm=residents.Firm(name="示范企业 01", area_id=cast.grid_n1.pk), by=cast.dispatcher, now=timezone.now()
    )
    client = at_desk(cast.north_worker)
    assert f"?enterprise={firm.pk}" in client.get(f"/desk/enterprises/{firm.pk}/").content.decode()
    assert "示范企业 01" in client.get(f"/desk/today/visit/?enterprise={firm.pk}").content.decode()
    client.post("/desk/today/visit/", typed(None, enterprise=firm.pk, heard="招工难", concerns=["other"]))
    firm.refresh_from_db()
    assert firm.seen_at == Visit.objects.get().visited_at
    assert (Case.objects.get().arrival.enterprise, Case.objects.get().channel) == ("示范企业 01", "visit")


@pytest.fixture
def firm(cast: Cast) -> Enterprise:
    """An enterprise of the south, served by the north worker."""
    said = residents.Firm(name="示范企业 02", area_id=cast.grid_s1.pk, contact="赵大海", address="南街 2 号")
    opened = residents.add_enterprise(firm=said, by=cast.dispatcher, now=timezone.now())
    return residents.give_agent(file=opened, person=cast.north_worker.person, by=cast.dispatcher, now=timezone.now())


def test_the_phone_gets_the_enterprises_that_one_serves_masked(cast, at_desk, firm):
    pack = at_desk(cast.north_worker).get("/desk/today/pack.json").json()
    assert pack["firms"] == [
        {
            "pk": firm.pk,
            "code": firm.code,
            "name": "示范企业 02",
            "address": "南街 2 号",
            "contact": "赵**",
            "seen_on": "",
        }
    ]
    assert at_desk(cast.north_worker).get("/desk/today/visit/").content.decode().count("示范企业 02") == 1


def test_a_visit_of_an_enterprise_from_a_phone_is_recorded_once_and_a_second_version_shown(cast, at_desk, firm):
    client, said = at_desk(cast.north_worker), typed(None, enterprise=firm.pk, heard="招工难", concerns=[])
    assert [client.post("/desk/today/send/", said).status_code for _time in range(2)] == [201, 200]
    other = client.post("/desk/today/send/", {**said, "heard": "别的话"})
    assert (other.status_code, other.json()["theirs"]["heard"]) == (409, "招工难")
    firm.refresh_from_db()
    visit = Visit.objects.get()
    assert (visit.enterprise_id, visit.area_id, firm.seen_at) == (firm.pk, cast.grid_s1.pk, visit.visited_at)


def test_enterprises_of_others_closed_ones_and_both_at_once_are_refused(cast, at_desk, household, firm):
    worker, both = at_desk(cast.north_worker), typed(household, enterprise=firm.pk)
    refused = [worker.post("/desk/today/send/", both)]
    residents.close_enterprise(enterprise=firm, by=cast.dispatcher, now=timezone.now())
    refused.append(worker.post("/desk/today/send/", typed(None, enterprise=firm.pk)))
    refused.append(at_desk(cast.outsider).post("/desk/today/send/", typed(None, enterprise=firm.pk)))
    gone = "This enterprise is not among those you may see any more."
    assert [each.json()["sentences"]["enterprise"] for each in refused[:2]] == [
        ["A visit is of a household or of an enterprise: choose one of the two."],
        [gone],
    ]
    assert refused[2].status_code == 403 or refused[2].json()["sentences"]["enterprise"] == [gone]
    assert Visit.objects.count() == 0


def test_the_phone_gets_the_day_masked_and_never_an_address_whole(cast, at_desk, household):
    pack = at_desk(cast.north_worker).get("/desk/today/pack.json").json()
    assert (pack["account"], pack["lock_after"], [each["code"] for each in pack["stops"]]) == (
        cast.north_worker.pk,
        5,
        ["0001"],
    )
    assert [each["address"] for each in pack["cards"]] == ["1号楼000…"]
    assert pack["grids"] == [[cast.grid_n1.pk, "示范街道 · 北社区 · 北一网格"]]


def test_what_a_phone_sends_is_answered_in_words_it_can_show(cast, at_desk, household):
    client, said = at_desk(cast.north_worker), typed(household)
    sent = [client.post("/desk/today/send/", said) for _time in range(2)]
    assert [(each.status_code, each.json()["state"]) for each in sent] == [(201, "sent"), (200, "sent")]
    other = client.post("/desk/today/send/", {**said, "heard": "别的话"})
    assert (other.status_code, other.json()["what"], other.json()["theirs"]["heard"]) == (409, "words", "楼道灯不亮了")
    stale = client.post("/desk/today/send/", {**said, "heard": "别的话", "instead": "7"})
    assert (stale.status_code, stale.json()["theirs"]["version"]) == (409, 1)
    mended = client.post("/desk/today/send/", {**said, "heard": "别的话", "instead": "1"})
    assert (mended.status_code, Visit.objects.get().heard) == (200, "别的话")
    refused = client.post("/desk/today/send/", typed(household, heard=""))
    assert (refused.status_code, list(refused.json()["sentences"])) == (422, ["heard"])


@pytest.mark.parametrize("clock", [("no time", "2026-11-22T01:00:00Z"), ("2026-13-40T00:00:00Z", ""), ("", "")])
def test_a_phone_that_says_no_time_is_believed_to_be_right(cast, at_desk, household, clock):
    typed_at, sent_at = clock
    said = typed(household, typed_at=typed_at, sent_at=sent_at)
    assert at_desk(cast.north_worker).post("/desk/today/send/", said).status_code == 201
    assert Visit.objects.get().typed_at is None


def test_care_put_off_by_somebody_else_comes_back_to_the_phone_with_both_days(cast, at_desk, household):
    now = timezone.now()
    resident = residents.add_resident(
        household=household, member=residents.Member(name="示范居民"), by=cast.dispatcher, now=now
    )
    given = {"resident": resident, "kind": "life", "review_on": timezone.localdate(now), "agreed": True}
    need = residents.add_care(**given, by=cast.dispatcher, now=now)
    today = timezone.localdate(now)
    seen, theirs, mine = need.version, today + timedelta(days=7), today + timedelta(days=30)
    residents.review_care(need=need, review_on=theirs, by=cast.dispatcher, now=now)
    said = typed(household, care=[need.pk], care_on=mine.isoformat(), care_seen=f"{need.pk}:{seen}")
    answer = at_desk(cast.north_worker).post("/desk/today/send/", said)
    assert (answer.status_code, answer.json()["theirs"]["on"]) == (409, theirs.isoformat())
    said["care_seen"] = f"{need.pk}:{answer.json()['theirs']['version']}"
    assert at_desk(cast.north_worker).post("/desk/today/send/", said).status_code == 201
    need.refresh_from_db()
    assert need.review_on == mine


def test_a_phone_is_told_to_wipe_itself_when_it_is_no_longer_welcome(cast, at_desk, client):
    token = at_desk(cast.north_worker).post("/desk/today/phones/begin/", {"name": "红米"}).json()["token"]

    def state(shown: str = token) -> str:
        return client.get("/desk/today/signed/", HTTP_X_PHONE=shown).json()["phone"]

    assert (state(), state("a made-up one"), state("")) == ("open", "closed", "")
    Role.objects.filter(key="grid_worker").update(permissions=["case.view"])
    assert state() == "closed"
    Role.objects.filter(key="grid_worker").update(permissions=["visit.record"])
    Account.objects.filter(username="north").update(is_active=False)
    assert state() == "closed"


def test_one_gives_up_one_s_own_phones_only(cast, at_desk, client):
    at_desk(cast.north_worker).post("/desk/today/phones/begin/", {"name": "红米"})
    phone = Phone.objects.get()
    at_desk(cast.dispatcher).post("/desk/today/phones/close/", {"phone": phone.pk})
    assert "红米" in at_desk(cast.north_worker).get("/desk/today/phones/").content.decode()
    at_desk(cast.north_worker).post("/desk/today/phones/close/", {"phone": phone.pk})
    phone.refresh_from_db()
    assert phone.closed_at is not None
    assert "No phone keeps anything." in at_desk(cast.north_worker).get("/desk/today/phones/").content.decode()


def test_the_app_s_page_holds_nothing_of_anybody(cast, at_desk, household):
    pages = [at_desk(each).get("/desk/today/app/").content for each in (cast.north_worker, cast.dispatcher)]
    assert [b"0001" in page or b"csrf" in page for page in pages] == [False, False]
    manifest = at_desk(cast.north_worker).get("/desk/today/manifest.json").json()
    assert (manifest["start_url"], manifest["scope"]) == ("/desk/today/app/", "/desk/today/")
    assert [(each["sizes"], each["type"], each.get("purpose")) for each in manifest["icons"]] == [
        ("any", "image/svg+xml", None),
        ("192x192", "image/png", "any"),
        ("512x512", "image/png", "any"),
        ("192x192", "image/png", "maskable"),
        ("512x512", "image/png", "maskable"),
    ]
