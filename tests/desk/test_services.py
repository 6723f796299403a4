"""The list of services at the desk: written, switched, brought in from Excel, put on menus; orders and their papers."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.cases.words import Channel
from linli.core.sheets import read_cells, written
from linli.people.models import Post
from linli.services import actions
from linli.services.actions import Ordered
from linli.services.models import ItemSheet, Menu, MonthTheme, Order, ServiceItem, Switch
from linli.services.queries import in_force
from tests.cast import NOW, Cast
from tests.services.conftest import keep as keep


@pytest.fixture
def chief(cast: Cast, at_desk):
    """Signed in: a post over the whole place."""
    Post.objects.filter(person=cast.dispatcher.person).update(area=cast.district)
    return at_desk(cast.dispatcher)


def typed(client, path: str, **more: object) -> dict[str, object]:
    """What a form on a page holds, with some of it changed."""
    form = client.get(path).context["form"]
    said = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (said | more).items() if value not in (None, False)}


def test_the_list_costs_the_same_queries_however_many_items(cast, keep, at_desk, django_assert_num_queries):
    keep()
    client = at_desk(cast.dispatcher)
    client.get("/desk/services/")
    with django_assert_num_queries(5):
        client.get("/desk/services/")
    for number in range(5):
        keep(f"B-0{number}", f"事项{number}")
    client.get("/desk/services/")
    with django_assert_num_queries(5):
        page = client.get("/desk/services/")
    assert "事项4" in page.content.decode()


def test_a_new_item_and_a_new_version_are_written(cast, chief):
    said = typed(chief, "/desk/services/new/", code="A-01", name="老年证", list_name="government", kind="here")
    assert "stands in the list" in chief.post("/desk/services/new/", said, follow=True).content.decode()
    path = "/desk/services/items/A-01/"
    version = typed(
        chief,
        path,
        promised_amount=30,
        promised_unit="working_days",
        legal_amount=20,
        legal_unit="working_days",
        seen=1,
    )
    refused = chief.post(f"{path}write/", version)
    assert refused.status_code == 422 and "longer than the law allows" in refused.content.decode()
    chief.post(f"{path}write/", {**version, "promised_amount": 10})
    assert in_force(ServiceItem.objects.get().pk, NOW.date().replace(year=2100)).promised_amount == 10
    stale = chief.post(f"{path}write/", {**version, "promised_amount": 5})
    assert stale.status_code == 422 and "while you were looking" in stale.content.decode()


def test_a_post_for_a_street_switches_but_does_not_write(cast, keep, at_desk):
    keep()
    client, path = at_desk(cast.dispatcher), "/desk/services/items/A-01/"
    page = client.get(path).content.decode()
    assert "Only a post for the whole place" in page and "Write a new version" not in page
    client.post(f"{path}switch/", {"area": cast.north.pk, "offered": "off"})
    assert [(each.area, each.offered) for each in Switch.objects.all()] == [(cast.north, False)]
    refused = client.post(f"{path}switch/", {"area": cast.district.pk, "offered": "off"})
    assert refused.status_code == 422
    client.post(f"{path}switch/", {"area": cast.north.pk, "offered": ""})
    assert not Switch.objects.exists()
    assert at_desk(cast.officer).post(f"{path}switch/", {"area": cast.north.pk}).status_code == 403


def test_what_is_exported_comes_in_again_unchanged_and_holds_no_formula(cast, keep, chief):
    keep(name="=1+1 老年证", questions=[["要钱吗", "不要"]], fees="@免费", category_id=cast.lamp.pk)
    keep("A-02", "修路灯", promised_amount=0, promised_unit="", materials=[], list_name="living", kind="here")
    book = chief.get("/desk/services/export.xlsx").content
    rows = read_cells(book, "a.xlsx")
    assert [row[1] for row in rows] == ["Name", "=1+1 老年证", "修路灯"]
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile("a.xlsx", book)}, follow=True)
    assert dict(page.context["counts"]) == {"new": 0, "changed": 0, "as it is already": 2, "cannot be brought in": 0}


def test_good_rows_come_in_and_bad_ones_say_why(cast, keep, chief):
    keep()
    head = ["事项编码", "事项名称", "清单", "办理方式", "法定办结时限", "承诺办结时限", "申请材料", "流程"]
    rows = [
        ["A-01", "敬老证", "政务服务", "代办的", "20个工作日", "3个工作日", "身份证｜原件1", "收材料\n送回"],
        ["A-02", "修路灯", "living", "here", "", "即办", "", ""],
        ["A-03", "慢事", "living", "here", "5天", "10天", "", ""],
        ["A-04", "怪事", "别的", "here", "", "", "", ""],
        ["A-02", "又来", "living", "here", "", "", "", ""],
        ["A 05", "坏码", "living", "here", "", "", "", ""],
    ]
    book = written("事项", head, rows)
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile("清单.xlsx", book)}, follow=True)
    told = [(each.number, each.sentence.split(".")[0]) for each in page.context["refused"]]
    assert told == [
        (4, "What is promised (10 natural days) is longer than the law allows (5 natural days)"),
        (5, "“List” says “别的”"),
        (6, "“A-02” stands in this sheet already, further up"),
        (7, "A code is made of Latin letters, digits, points and hyphens, 40 at most: “A 05” is not"),
    ]
    assert [(each.code, each.verdict.value) for each in page.context["rows"]] == [
        ("A-01", "changed"),
        ("A-02", "new"),
    ]
    assert ServiceItem.objects.count() == 1  # only looked at
    path = f"/desk/services/sheets/{ItemSheet.objects.get().pk}/"
    assert "The good rows are in the list." in chief.post(path).content.decode()
    names = {item.code: in_force(item.pk, NOW.date().replace(year=2100)).name for item in ServiceItem.objects.all()}
    assert names == {"A-01": "敬老证", "A-02": "修路灯"}
    again = chief.post(path)
    assert again.status_code == 422 and "brought in already" in again.content.decode()


def test_a_row_with_a_formula_is_refused_with_its_cell(cast, chief):
    from xlsxwriter import Workbook

    packed = io.BytesIO()
    book = Workbook(packed, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate([["Code", "Name", "List", "How it is done"], ["A-01", "", "living", "here"]]):
        sheet.write_row(at, 0, row)
    sheet.write_formula("B2", '=HYPERLINK("http://x","点我")', None, "点我")
    book.close()
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile("a.xlsx", packed.getvalue())}, follow=True)
    assert [each.sentence for each in page.context["refused"]] == [
        "B2 holds a formula. Formulas are never run here: paste its value instead."
    ]
    text = b"Code,Name,List,How it is done\nA-02,=1+1,living,here\nA-03,-5,living,here\n"
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile("a.csv", text)}, follow=True)
    assert [(each.code, each.verdict.value) for each in page.context["refused"]] == [("A-02", "refused")]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"PK not really", "broken"),
        ("a.csv", b"Code,Name\n", "no items"),
        ("a.exe", b"MZ", "neither a spreadsheet"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(cast, chief, name, content, sentence):
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile(name, content)})
    assert page.status_code == 422 and sentence in page.content.decode()


def test_a_sheet_without_the_columns_says_so(cast, chief):
    page = chief.post("/desk/services/sheet/", {"file": SimpleUploadedFile("a.csv", b"x,y\n1,2\n")}, follow=True)
    assert page.status_code == 422 and "has to name the columns" in page.content.decode()


def test_a_menu_is_drafted_beside_what_is_wanted_and_published(cast, keep, at_desk):
    first, second = keep(), keep("A-02", "修路灯", list_name="living", kind="here")
    actions.order(Ordered(item=second, area_id=cast.grid_n1.pk), now=NOW)
    actions.want(area_id=cast.grid_n1.pk, words="修鞋", now=NOW)
    client, path = at_desk(cast.dispatcher), f"/desk/services/menu/?area={cast.street.pk}"
    page = client.get(path)
    assert [(str(each), times) for each, times in page.context["missing"]] == [("修路灯", 1)]
    assert [(each.name, each.times) for each in page.context["wants"]] == [("修鞋", 1)]
    empty = client.post(path, {"area": cast.street.pk, "seen": 0, "publish": 1})
    assert empty.status_code == 422 and "Nothing stands on the menu yet." in empty.content.decode()
    client.post(path, {"area": cast.street.pk, "add": [first.pk, second.pk], "keep": 1})
    draft = Menu.objects.get(published_at=None)
    said = {
        "area": cast.street.pk,
        "seen": draft.version,
        "item": [first.pk, second.pk],
        f"place-{first.pk}": 2,
        f"place-{second.pk}": 1,
        f"remark-{second.pk}": "当天修",
        "publish": 1,
    }
    client.post(path, said)
    menu = Menu.objects.get()
    assert [(line.item, line.remark) for line in menu.lines.all()] == [(second, "当天修"), (first, "")]
    assert menu.published_at is not None
    stale = client.post(path, {**said, "seen": 9})
    assert stale.status_code == 422
    assert client.get(f"/desk/services/menu/?area={cast.district.pk}").status_code == 404


def test_a_theme_is_written_changed_and_taken_out_of_use(cast, at_desk):
    client = at_desk(cast.dispatcher)
    said = {"month": 10, "area": cast.street.pk, "name": "敬老重阳", "tasks": "理发\n打扫\n"}
    client.post("/desk/services/themes/new/", said)
    theme = MonthTheme.objects.get()
    assert (theme.name, theme.tasks, theme.area) == ("敬老重阳", ["理发", "打扫"], cast.street)
    assert "敬老重阳" in client.get("/desk/services/themes/").content.decode()
    path = f"/desk/services/themes/{theme.pk}/"
    assert client.post(path, {**said, "seen": 0}).status_code == 422
    assert client.post("/desk/services/themes/new/", {**said, "name": " "}).status_code == 422
    client.post(path, {**said, "retire": 1})
    assert not MonthTheme.objects.get().active


def test_a_window_takes_an_order_and_sees_to_its_papers(cast, keep, at_desk):
    keep()
    client = at_desk(cast.dispatcher)
    said = {"area": cast.grid_n1.pk, "name": "示范居民", "brought": ["0"], "channel": "window"}
    slip = client.post("/desk/services/items/A-01/order/", said, follow=True)
    order = Order.objects.get()
    assert slip.redirect_chain[0][0] == f"/desk/cases/{order.case_id}/slip/"
    assert (order.case.channel, order.case.first_asked) == (Channel.WINDOW, cast.dispatcher)
    page = f"/desk/cases/{order.case_id}/"
    shown = client.get(page).content.decode()
    assert "Still missing: 照片" in shown and "1 still missing" in shown
    assert f"/desk/tasks/new/?order={order.pk}" in shown
    client.post(f"{page}order/papers/", {"paper-0": "brought", "paper-1": "brought", "seen": 1})
    client.post(f"{page}order/step/", {"words": "齐了", "seen": 2})
    order.refresh_from_db()
    assert (order.steps_done, order.version) == (1, 3)
    nobody = client.post(f"{page}order/hand/", {"papers": ["0"]})
    assert nobody.status_code == 422 and "Say who takes the papers." in nobody.content.decode()
    receipt = client.post(
        f"{page}order/hand/", {"papers": ["0", "1"], "to": "body", "to_body": "区民政局"}, follow=True
    )
    told = receipt.content.decode()
    assert "Receipt for papers" in told and "区民政局" in told and "身份证" in told
    assert at_desk(cast.outsider).get(receipt.redirect_chain[0][0]).status_code == 404
    stale = client.post(f"{page}order/papers/", {"paper-0": "missing", "seen": 1})
    assert stale.status_code == 422 and "while you were looking" in stale.content.decode()


def test_an_ordinary_case_asks_nothing_about_orders(cast, at_desk):
    assert at_desk(cast.dispatcher).get(cast.case().get_absolute_url()).context["order_card"] is None
