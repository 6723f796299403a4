"""What was promised, on the public site: by place, by organisation, one by one; never what is not published."""

import pytest
from django.utils import timezone

from linli.commitments import actions
from linli.commitments.models import Evidence
from tests.cast import NOW
from tests.commitments.conftest import keep_section
from tests.portal.conftest import picture


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_everybody_reads_what_an_organisation_promised_and_what_became_of_it(cast, promise, done, secretary, reader):
    made = promise()
    shot = picture().read()
    told = actions.report(commitment=made, words="装了八盏", count=8, photos=[shot], seen=2, by=secretary, now=NOW)
    finished = done(told)
    back = actions.send_back(commitment=finished, words="差一盏", seen=finished.version, by=cast.dispatcher, now=NOW)
    again = done(back)
    assert "为北社区安装路灯二十盏" in reader.get("/commitments/").content.decode()
    actions.strike_off(commitment=again, words="现场数过", seen=again.version, by=cast.dispatcher, now=NOW)
    assert "No promise is open here." in reader.get("/commitments/").content.decode()
    page = reader.get(f"/commitments/of/{cast.north_committee.pk}/").content.decode()
    assert "What 北社区居委会 promised" in page or cast.north_committee.name in page
    assert "100.0 % of 1" in page
    one = reader.get(f"/commitments/{made.pk}/").content.decode()
    assert "装了八盏" in one and "现场数过" in one and "差一盏" not in one
    shown = reader.get(f"/commitments/evidence/{Evidence.objects.get().pk}/")
    assert b"".join(shown.streaming_content) == shot


def test_what_is_not_published_does_not_exist_here(cast, promised, reader):
    own = promised(person=cast.north_worker.person, text="每周看望两位老人")
    made = actions.promise(own, by=cast.north_worker, now=NOW)
    assert reader.get(f"/commitments/{made.pk}/").status_code == 404
    assert "每周看望两位老人" not in reader.get(f"/commitments/of/{cast.north_committee.pk}/").content.decode()
    assert reader.get("/commitments/of/99999/").status_code == 404
    assert reader.get("/commitments/evidence/99999/").status_code == 404


def test_a_member_s_name_is_masked_unless_the_practice_shows_it(cast, promised, secretary, reader):
    own = promised(person=cast.north_worker.person)
    made = actions.promise(own, by=secretary, now=NOW)
    name = cast.north_worker.person.name
    assert name not in reader.get(f"/commitments/{made.pk}/").content.decode()
    keep_section(names="whole")
    assert name in reader.get(f"/commitments/{made.pk}/").content.decode()


def test_the_list_costs_the_same_queries_however_many_there_are(cast, promise, reader, django_assert_num_queries):
    promise()
    reader.get("/commitments/")
    with django_assert_num_queries(2):
        reader.get("/commitments/")
    for number in range(3):
        promise(text=f"为北社区安装路灯第{number}批", person=cast.north_worker.person)
    with django_assert_num_queries(2):
        reader.get(f"/commitments/?area={cast.street.pk}")
