"""The list of services: search among 5,000 items, in the server and over the wire, beside the plainest SQL there is."""

from random import Random
from urllib.parse import urlencode

from django.db import connection
from django.utils import timezone

from benchmarks.clock import Sample, repeat, table
from benchmarks.house import beside
from benchmarks.web import load, request, site, status
from linli.journal.actions import SYSTEM
from linli.services import actions
from linli.services.details import Details
from linli.services.models import ItemVersion, ServiceItem
from linli.services.searching import search
from linli.services.shelf import shelf
from linli.services.words import Kind, ListName, Origin

ITEMS, TIMES, WARM_UP = 5000, 200, 10
AIM = "p95 < 50 ms"
WHO = ("老年人", "残疾人", "个体工商户", "企业", "居民", "退役军人", "未成年人", "新生儿", "农户", "失业人员")
WHAT = (
    "优待证",
    "营业执照",
    "社会保障卡",
    "居住证",
    "医疗保险",
    "养老保险",
    "临时救助",
    "生育登记",
    "公租房",
    "残疾证",
)
DOES = ("办理", "补办", "变更", "注销", "申领", "年审", "查询", "转移", "登记", "认定")
RAW = "SELECT id, name FROM services_itemversion WHERE name LIKE %s OR also LIKE %s ORDER BY list_name, name LIMIT 20"
ASKED = {
    "two characters": "养老",
    "traditional": "養老保險",
    "first letters": "yyzz",
    "one character wrong": "营业执召变更",
    "a whole sentence": "请问怎么给老年人补办优待证",
    "in every one": "办",
    "nothing like it": "麒麟",
}


def measure() -> None:
    """Each search by itself, then the page."""
    with beside("services"):
        fill()
        shelf.expire()
        rows = [_row(name, text) for name, text in ASKED.items()]
        rows.append(_shelf())
        table(f"Search among {ServiceItem.objects.count():,} items, in the server", HEADINGS, rows)
        _pages()


HEADINGS = ["what is typed", "found", "p50 ms", "p95 ms", "× raw SQL", "aim"]


def fill() -> None:
    """Invented items, unless they are there."""
    missing = ITEMS - ServiceItem.objects.count()
    if missing <= 0:
        return
    dice, now = Random(5), timezone.now()
    first = Details(name="示范事项", list_name="living", kind="here")
    actions.write(code="BENCH", details=first, since=now.date(), by=SYSTEM, now=now, new=True)
    items = ServiceItem.objects.bulk_create([ServiceItem(code=f"B-{n:05}") for n in range(missing - 1)])
    ItemVersion.objects.bulk_create(
        [
            ItemVersion(
                item=item,
                number=1,
                since=now.date(),
                origin=Origin.SHEET,
                written_at=now,
                name=f"{dice.choice(WHO)}{dice.choice(WHAT)}{dice.choice(DOES)}（{item.code}）",
                also=dice.choice(WHAT),
                list_name=dice.choice(ListName.values),
                kind=dice.choice(Kind.values),
            )
            for item in items
        ],
        batch_size=1000,
    )


def _row(name: str, text: str) -> list[object]:
    found = len(search(text).entries)
    return [name, found, *_figures(repeat(lambda: search(text), TIMES), _raw(text)), AIM]


def _raw(text: str) -> Sample:
    def asked() -> None:
        with connection.cursor() as cursor:
            cursor.execute(RAW, [f"%{text}%", f"%{text}%"])
            cursor.fetchall()

    return repeat(asked, TIMES)


def _figures(sample: Sample, floor: Sample) -> list[str]:
    both = [f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)]
    return [*both, f"{sample.percentile(0.5) / floor.percentile(0.5):.1f}"]


def _shelf() -> list[object]:
    """What is read again every few seconds while nothing changed."""

    def again() -> None:
        shelf.expire()
        shelf.get()

    return ["the shelf, looked through again", "", *_figures(repeat(again, 20), _raw("养老")), ""]


def _pages() -> None:
    with site() as here:
        rows = []
        for name, text in ASKED.items():
            raw = request("GET", f"/services/?{urlencode({'q': text})}")
            load(here, lambda _n, raw=raw: raw, clients=1, times=WARM_UP)
            sample, heads = load(here, lambda _n, raw=raw: raw, clients=1, times=TIMES)
            assert all(status(head) == 200 for head in heads.values()), heads[0]
            rows.append(
                [name, *(f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)), f"{sample.cpu_ms:.1f}", AIM]
            )
        table("The portal's page of services, one client", ["what is typed", "p50 ms", "p95 ms", "CPU ms", "aim"], rows)
