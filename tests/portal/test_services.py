"""The list of services as residents use it: found, read, printed, ordered, asked for; the menu and the themes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.areas.models import Area
from linli.bookings import actions as bookings
from linli.bookings.models import Appointment
from linli.cases.models import Case
from linli.core.documents import read_document
from linli.journal.actions import SYSTEM
from linli.services import actions
from linli.services.models import Order, ServiceItem, Want
from linli.stations.models import Station
from tests.cast import NOW, Cast
from tests.services.conftest import details
from tests.services.conftest import keep as keep


def test_items_are_found_and_narrowed(cast: Cast, keep, reader):
    keep(), keep("A-02", "修路灯", list_name="living", kind="here")
    page = reader.get("/services/", {"q": "老年证"}).content.decode()
    assert "老年人优待证办理" in page and "修路灯" not in page
    page = reader.get("/services/", {"list": "living"}).content.decode()
    assert "修路灯" in page and "老年人优待证办理" not in page
    assert "Nothing is called quite so" in reader.get("/services/", {"q": "老年人优侍证"}).content.decode()
    nothing = reader.get("/services/", {"q": "麒麟"}).content.decode()
    assert "Nothing found." in nothing and "This should be offered" in nothing


def test_the_list_costs_the_same_queries_however_many_items(cast: Cast, keep, reader, django_assert_num_queries):
    keep()
    reader.get("/services/")
    with django_assert_num_queries(0):  # all of it is in memory
        reader.get("/services/")
    for number in range(30):
        keep(f"B-{number:02}", f"事项{number}")
    reader.get("/services/")
    with django_assert_num_queries(0):
        page = reader.get("/services/")
    assert "Show more" in page.content.decode()


@pytest.mark.parametrize(
    "typed", ["page=0", "page=x", "area=99999999999999999999", "list=x", "q=%00", "kind=here&q=" + "长" * 99]
)
def test_a_strange_question_is_no_error(cast: Cast, keep, reader, typed):
    keep()
    assert reader.get(f"/services/?{typed}").status_code == 200


def test_an_item_tells_all_there_is_and_prints_with_a_square_code(cast: Cast, keep, reader, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    item = keep(incomplete_accepted=True, questions=[["要钱吗", "不要"]], conditions="满60岁")
    document = read_document(SimpleUploadedFile("委托书.txt", "委托书".encode()))
    template = actions.add_template(item=item, material="身份证", document=document, by=SYSTEM, now=NOW)
    page = reader.get("/services/A-01/").content.decode()
    for said in (
        "5 working days",
        "20 working days",
        "满60岁",
        "1 original",
        "may follow later",
        "要钱吗",
        "委托书.txt",
    ):
        assert said in page, said
    printed = reader.get("/services/A-01/print/").content.decode()
    assert "<svg" in printed and "http://testserver/services/A-01/" in printed
    blank = reader.get(f"/services/A-01/forms/{template.pk}/")
    assert b"".join(blank.streaming_content).decode() == "委托书"
    assert "attachment" in blank.headers["Content-Disposition"]


def test_what_is_out_of_use_or_to_come_does_not_exist(cast: Cast, keep, reader):
    item = keep()
    actions.retire(item=item, by=SYSTEM, now=NOW)
    for path in ("/services/A-01/", "/services/A-01/print/", "/services/A-01/order/", "/services/X/"):
        assert reader.get(path).status_code == 404


def test_an_order_gives_a_receipt_and_its_papers_can_be_followed(cast: Cast, keep, reader):
    keep()
    form = reader.get("/services/A-01/order/")
    said = {"key": str(form.context["key"]), "area": cast.grid_n1.pk, "words": "我妈妈八十了", "phone": "13800000001"}
    receipt = reader.post("/services/A-01/order/", said, follow=True)
    again = reader.post("/services/A-01/order/", said, follow=True)
    case = Case.objects.get()
    assert receipt.redirect_chain == again.redirect_chain == [(f"/track/{case.code}/receipt/", 302)]
    assert "Papers to bring" in receipt.content.decode()
    order = Order.objects.get()
    actions.look_through(order=order, states={0: "brought", 1: "brought"}, by=cast.dispatcher, now=NOW)
    actions.step_done(order=order, by=cast.dispatcher, now=NOW, words="收下了")
    actions.hand_over(order=order, places=[0], by=cast.dispatcher, now=NOW, to_body="区民政局窗口")
    assert "Papers and steps" in reader.get(f"/track/{case.code}/").content.decode()
    page = reader.get(f"/track/{case.code}/order/").content.decode()
    for told in ("All of them are here", "收下了", "With 区民政局窗口", "Receipt 1"):
        assert told in page, told
    assert "示范街道办 · dispatcher" in page  # residents read the office and the post
    assert reader.get(f"/track/{cast.case().code}/order/").status_code == 404


def test_a_refused_order_keeps_what_was_typed_beside_its_reason(cast: Cast, keep, reader):
    item = keep()
    actions.switch(item=item, area=cast.north, offered=False, by=cast.dispatcher, now=NOW)
    said = {"area": cast.grid_n1.pk, "words": "急", "name": "示范居民", "phone": "call me"}
    page = reader.post("/services/A-01/order/", said)
    assert page.status_code == 422 and "does not look like a telephone number" in page.content.decode()
    page = reader.post("/services/A-01/order/", {**said, "phone": ""})
    assert page.status_code == 422 and "is not offered in" in page.content.decode()
    assert "急" in page.content.decode() and not Case.objects.exists()


def test_what_is_not_on_offer_can_be_asked_for(cast: Cast, keep, reader):
    item = keep()
    actions.switch(item=item, area=cast.north, offered=False, by=cast.dispatcher, now=NOW)
    page = reader.get("/services/A-01/", {"area": cast.grid_n1.pk}).content.decode()
    assert "This is not offered in" in page and "Order this" not in page
    for _n in range(2):
        assert "Thank you" in reader.post("/wanted/", {"code": "A-01", "area": cast.grid_n1.pk}).content.decode()
    reader.post("/wanted/", {"q": "修鞋 13800000001", "area": cast.grid_n1.pk})
    assert reader.post("/wanted/", {"q": "1380"}).status_code == 422
    rows = Want.objects.order_by("pk").values_list("item__code", "words", "area", "times")
    assert list(rows) == [("A-01", "", cast.grid_n1.pk, 2), (None, "修鞋", cast.grid_n1.pk, 1)]


def test_the_menu_of_the_nearest_place_is_shown_with_its_orders(cast: Cast, keep, reader):
    first, second = keep(), keep("A-02", "修路灯", list_name="living", kind="here")
    assert "There is no menu here yet." in reader.get("/menu/").content.decode()
    menu = actions.write_menu(
        area=cast.north, lines=[(second.pk, "当天修"), (first.pk, "")], by=cast.dispatcher, now=NOW
    )
    assert "修路灯" not in reader.get("/menu/", {"area": cast.grid_n1.pk}).content.decode()
    actions.publish(menu=menu, by=cast.dispatcher, now=NOW)
    actions.order(actions.Ordered(item=second, area_id=cast.grid_n2.pk), now=NOW)
    page = reader.get("/menu/", {"area": cast.grid_n1.pk}).content.decode()
    assert page.index("修路灯") < page.index("老年人优待证办理")
    assert "当天修" in page and "ordered 1 time" in page
    assert "示范街道 · 北社区" in reader.get("/menu/", {"area": cast.south.pk}).content.decode()


def test_the_themes_of_the_months_are_read(cast: Cast, reader):
    assert "This month has no theme." in reader.get("/themes/").content.decode()
    for month in range(1, 13):
        actions.keep_theme(
            area=None, key=f"m{month}", month=month, name=f"主题{month}", tasks=["走访"], by=SYSTEM, now=NOW
        )
    page = reader.get("/themes/").content.decode()
    assert "This month has no theme." not in page and page.count("主题") == 12


def test_a_written_item_is_there_at_once(cast: Cast, keep, reader):
    keep()
    reader.get("/services/")
    actions.write(code="A-01", details=details("敬老证"), since=NOW.date(), by=SYSTEM, now=NOW)
    assert "敬老证" in reader.get("/services/").content.decode()
    assert ServiceItem.objects.get().version == 2


def test_an_item_that_can_be_booked_leads_to_appointments_where_it_is_offered(cast: Cast, keep, reader, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    item = keep(booking=True)
    page = reader.get("/services/A-01/").content.decode()
    assert "No station makes appointments here yet." in page
    north, south = (station(cast, area) for area in (cast.north, cast.south))
    kept = {"name": "综合窗口", "letter": "A", "windows": 1, "minutes": 30, "by": cast.dispatcher, "now": NOW}
    line, _other = (bookings.keep_line(station=each, line=None, **kept) for each in (north, south))
    actions.switch(item=item, area=cast.south, offered=False, by=cast.dispatcher, now=NOW)
    page = reader.get("/services/A-01/").content.decode()
    assert "北社区站" in page and "南社区站" not in page

    at = f"/booking/windows/{line.pk}/?item=A-01&day=2026-11-19"
    page = reader.get(at)
    assert "老年人优待证办理" in page.content.decode()
    begins = page.context["slots"][0].begins.isoformat()
    said = {"item": "A-01", "day": "2026-11-19", "begins": begins, "name": "居民 01", "phone": "13900000001"}
    page = reader.post(at, said, follow=True).content.decode()
    assert "There it says what to bring." in page and "老年人优待证办理" in page
    assert Appointment.objects.get().item == item
    assert reader.get(f"/booking/windows/{line.pk}/?item=%00").status_code == 200


def test_an_item_without_booking_offers_no_time(cast: Cast, keep, reader):
    keep()
    assert "Come at a time of your own" not in reader.get("/services/A-01/").content.decode()


def station(cast: Cast, area: Area) -> Station:
    day = [["08:30", "12:00"], ["14:00", "18:00"]]
    hours = {"week": [day] * 7, "holiday": []}
    return Station.objects.create(code=f"s{area.pk}", name=f"{area}站", tier="community", area=area, hours=hours)
