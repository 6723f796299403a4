"""Steps on cases by eight people at the desk: accept, assign, reply. The whole way, and then asked of the journal."""

from collections.abc import Callable

from django.utils import timezone

from benchmarks import district, ledger, loader
from benchmarks.clock import Sample, table
from benchmarks.house import SIZE
from benchmarks.staff import Staff, sign_in
from benchmarks.web import Site, load, site, status
from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.people.models import Account

CLIENTS, CASES, WARM_UP = 8, 800, 80
AIM = "210/s, ≤ 9 ms"
Make = Callable[[Staff, int], bytes]


def measure() -> None:
    """Every case is accepted, then every one assigned, then every one answered."""
    rows = []
    with loader.cases(SIZE), site() as here:
        account = district.accounts()["bench-district"]
        people = [sign_in(here, account) for _client in range(CLIENTS)]
        _walk(here, people, account, received(WARM_UP))
        rows = _walk(here, people, account, received(CASES))
    table(
        f"Steps at the desk, {CLIENTS} people, {SIZE:,} cases, 2 granian workers",
        ["step", "a second", "p50 ms", "p95 ms", "CPU ms each", "journal", "aim"],
        rows,
    )


def received(count: int) -> list[int]:
    """New cases, by number."""
    grids = [node.id for node in tree.get().nodes.values() if node.depth == 4]
    said = [cases.Submission(text="路灯不亮，请来修一修。", area_id=grids[n % len(grids)]) for n in range(count)]
    return [cases.register(each, now=timezone.now()).pk for each in said]


def _walk(here: Site, people: list[Staff], account: Account, numbers: list[int]) -> list[list[object]]:
    lead = account.person.posts.get().organisation_id
    steps: dict[str, tuple[str, Make]] = {
        "accept": ("case.accepted", lambda who, pk: who.post(f"/desk/cases/{pk}/accept/", seen=1)),
        "assign": ("case.assigned", lambda who, pk: who.post(f"/desk/cases/{pk}/assign/", seen=2, organisation=lead)),
        "reply": ("case.replied", lambda who, pk: who.post(f"/desk/cases/{pk}/reply/", seen=3, words="明天上午来修。")),
    }
    rows, every = [], Sample()
    for name, (kind, make) in steps.items():
        since = ledger.last()
        sample, heads = load(
            here, lambda n, make=make: make(people[n % CLIENTS], numbers[n]), clients=CLIENTS, times=len(numbers)
        )
        refused = sum(status(head) != 302 for head in heads.values())
        verdict = ledger.verdict(kind, numbers, since)
        rows.append(_row(name, sample, f"{refused} refused, {verdict}" if refused else verdict))
        every.seconds += sample.seconds
        every.elapsed += sample.elapsed
        every.cpu += sample.cpu
    return [*rows, _row("all three", every, "")]


def _row(name: str, sample: Sample, verdict: str) -> list[object]:
    figures = [f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)]
    return [name, f"{sample.rate:.0f}", *figures, f"{sample.cpu_ms:.1f}", verdict, AIM]
