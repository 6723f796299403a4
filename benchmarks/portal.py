"""What residents do most: submit, and look up by code. The whole way: socket, website, database, answer."""

import re
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.clock import table
from benchmarks.web import Site, fetch, load, request, status
from linli.areas.tree import tree
from linli.cases.models import Case

SUBMISSIONS, LOOK_UPS, WARM_UP = 3000, 6000, 300
TEXT = "小区东门的路灯坏了三盏，晚上老人孩子走路不安全，请派人来看看。"


def measure(site: Site) -> None:
    """Submissions by 8 and 16 clients, look-ups by 8."""
    rows = []
    for clients in (8, 16):
        rows.append(_submissions(site, clients))
    rows.append(_look_ups(site))
    table(
        "The portal under load (2 granian workers)",
        ["what", "clients", "a second", "p50 ms", "p95 ms", "CPU ms each", "counted", "aim"],
        rows,
    )


def _submissions(site: Site, clients: int) -> list[object]:
    head, page = fetch(site, request("GET", "/submit/"))
    cookie = re.search(rb"csrftoken=(\w+)", head)[1].decode()
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()
    grids = [node.id for node in tree.get().nodes.values() if node.depth == 4]

    def make(number: int) -> bytes:
        form = {"csrfmiddlewaretoken": token, "key": str(uuid4()), "text": TEXT, "area": grids[number % len(grids)]}
        form |= {"phone": "13900000000", "name": "测速居民"}
        return request("POST", "/submit/", cookies=f"csrftoken={cookie}", body=urlencode(form).encode())

    load(site, make, clients=clients, times=WARM_UP)
    before = Case.objects.count()
    sample, heads = load(site, make, clients=clients, times=SUBMISSIONS)
    answered = sum(status(head) == 302 for head in heads.values())
    landed = Case.objects.count() - before
    verdict = (
        "none lost, none doubled" if answered == landed == SUBMISSIONS else f"{answered} answered, {landed} landed"
    )
    return _row("submission", clients, sample, verdict, "320/s, ≤ 6 ms")


def _look_ups(site: Site) -> list[object]:
    codes = list(Case.objects.order_by("-pk").values_list("code", flat=True)[:2000])

    def make(number: int) -> bytes:
        return request("GET", f"/track/{codes[number % len(codes)]}/")

    load(site, make, clients=8, times=WARM_UP)
    sample, heads = load(site, make, clients=8, times=LOOK_UPS)
    found = sum(status(head) == 200 for head in heads.values())
    return _row("look-up by code", 8, sample, f"{found} of {LOOK_UPS} found", "1000/s, ≤ 2 ms")


def _row(what: str, clients: int, sample, counted: str, aim: str) -> list[object]:
    figures = [
        f"{sample.rate:.0f}",
        f"{sample.percentile(0.5):.1f}",
        f"{sample.percentile(0.95):.1f}",
        f"{sample.cpu_ms:.2f}",
    ]
    return [what, clients, *figures, counted, aim]
