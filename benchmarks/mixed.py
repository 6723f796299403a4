"""A whole day in a minute: 64 people at once submit, look through the queue, read cases and take steps."""

import os
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4, uuid5

from benchmarks import district, ledger, loader
from benchmarks.clock import Sample, table
from benchmarks.house import SIZE
from benchmarks.portal import TEXT
from benchmarks.staff import Staff, sign_in
from benchmarks.steps import received
from benchmarks.web import Site, fetch, load, request, site, status
from linli.areas.tree import tree
from linli.cases.models import Case

CLIENTS, WARM_UP, READY = 64, 200, 4_000
SECONDS = float(os.environ.get("LINLI_BENCH_SECONDS", 60))
SHARES = {"submit": 20, "queue": 40, "case": 30, "step": 10}
RIGHT = {"submit": 302, "queue": 200, "case": 200, "step": 302}
QUEUES = ("", "tab=overdue", "tab=new", "tab=today", "channel=window")


@dataclass
class Crowd:
    """What everybody does next, drawn by chance, and what was sent."""

    people: list[Staff]
    cookie: str
    token: str
    open_cases: list[int]
    ready: list[int]
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    sent: dict[int, tuple[str, str]] = field(default_factory=dict)

    def make(self, number: int) -> bytes:
        """The bytes of the next request; what it was stands in `sent`: its kind, and its key or case."""
        kind = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
        raw, about = getattr(self, f"_{kind}")(self.people[number % len(self.people)])
        self.sent[number] = kind, str(about)
        return bytes(raw)

    def _submit(self, _who: Staff) -> tuple[bytes, object]:
        key = uuid4()  # the form makes it the case's own together with the words
        grids = [node.id for node in tree.get().nodes.values() if node.depth == 4]
        form = {"csrfmiddlewaretoken": self.token, "key": str(key), "text": TEXT, "area": self.chance.choice(grids)}
        return request("POST", "/submit/", cookies=f"csrftoken={self.cookie}", body=urlencode(form).encode()), uuid5(
            key, TEXT
        )

    def _queue(self, who: Staff) -> tuple[bytes, object]:
        return who.get(f"/desk/?{self.chance.choice(QUEUES)}"), ""

    def _case(self, who: Staff) -> tuple[bytes, object]:
        return who.get(f"/desk/cases/{self.chance.choice(self.open_cases)}/"), ""

    def _step(self, _who: Staff) -> tuple[bytes, object]:
        pk, who = self.ready.pop(), self.chance.choice(self.people[::2])  # those who see the whole district
        return who.post(f"/desk/cases/{pk}/accept/", seen=1), pk


def measure() -> None:
    """A minute of it; then the journal and the cases are asked whether all that was answered is there, once."""
    with loader.cases(SIZE), site() as here:
        crowd = _crowd(here)
        load(here, crowd.make, clients=CLIENTS, times=WARM_UP)
        since = ledger.last()
        sample, heads = load(here, crowd.make, clients=CLIENTS, seconds=SECONDS)
        done = {number: crowd.sent[number] for number in heads}
        table(
            f"Everybody at once: {CLIENTS} clients, {SECONDS:.0f} s, {SIZE:,} cases, 2 granian workers",
            ["what", "requests", "a second", "errors", "counted"],
            _rows(sample, heads, done, since),
        )


def _crowd(here: Site) -> Crowd:
    accounts = district.accounts()
    both = [accounts["bench-district"], accounts["bench-street"]]
    people = [sign_in(here, both[number % 2]) for number in range(CLIENTS)]
    head, page = fetch(here, request("GET", "/submit/"))
    cookie, token = re.search(rb"csrftoken=(\w+)", head), re.search(rb'csrfmiddlewaretoken" value="(\w+)"', page)
    assert cookie and token, head
    street = next(node.id for node in tree.get().nodes.values() if node.depth == 2)
    shown = list(Case.objects.open().within(street).order_by("-pk").values_list("pk", flat=True)[:2_000])
    return Crowd(people, cookie[1].decode(), token[1].decode(), shown, received(READY))


def _rows(sample: Sample, heads: dict[int, bytes], done: dict[int, tuple[str, str]], since: int) -> list[list[object]]:
    kinds = Counter(kind for kind, _about in done.values())
    wrong = Counter(done[number][0] for number, head in heads.items() if status(head) != RIGHT[done[number][0]])
    stepped = [int(about) for kind, about in done.values() if kind == "step"]
    keys = [about for kind, about in done.values() if kind == "submit"]
    landed = Case.objects.filter(submission_key__in=keys).count()
    counted = {
        "step": ledger.verdict("case.accepted", stepped, since),
        "submit": f"{landed} of {len(keys)} landed, {len(set(keys)) - landed} lost",
    }
    rows: list[list[object]] = []
    for kind in SHARES:
        rate = f"{kinds[kind] / sample.elapsed:.0f}"
        rows.append([kind, kinds[kind], rate, wrong[kind], counted.get(kind, "")])
    spread = [f"p50 {sample.percentile(0.5):.0f} ms, p95 {sample.percentile(0.95):.0f} ms"]
    spread.append(f"CPU {sample.cpu_ms:.1f} ms each")
    return [*rows, ["all", len(heads), f"{sample.rate:.0f}", sum(wrong.values()), ", ".join(spread)]]
