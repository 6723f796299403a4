"""The ten most usual filters of the queue, and two hard ones, one request after the other."""

from benchmarks import district, loader
from benchmarks.clock import table
from benchmarks.house import SIZE
from benchmarks.staff import Staff, sign_in
from benchmarks.web import Site, load, site, status
from linli.areas.tree import tree
from linli.catalogue.models import Category

TIMES, WARM_UP = 100, 10
AIM = "p95 < 60 ms"


def measure() -> None:
    """Each as the dispatcher of the whole district: the widest view there is."""
    with loader.cases(SIZE), site() as here:
        who = sign_in(here, district.accounts()["bench-district"])
        rows = [_row(here, who, name, query) for name, query in _filters().items()]
    table(
        f"The queue by its filters, {SIZE:,} cases, one client",
        ["filter", "p50 ms", "p95 ms", "CPU ms each", "aim"],
        rows,
    )


def _filters() -> dict[str, str]:
    street, community = (next(n.id for n in tree.get().nodes.values() if n.depth == depth) for depth in (2, 3))
    category = Category.objects.order_by("id").values_list("pk", flat=True)[7]
    return {
        "all open": "",
        "overdue": "tab=overdue",
        "due today": "tab=today",
        "new here": "tab=new",
        "in my hands": "tab=mine",
        "to be verified": "tab=check",
        "one street, overdue": f"area={street}&tab=overdue",
        "one community": f"area={community}",
        "one category": f"category={category}",
        "one channel": "channel=window",
        "hard: a state with a category": f"status=deliberating&category={category}",
        "hard: a state, a category, a channel, one street": (
            f"area={street}&status=offered&category={category}&channel=portal"
        ),
        "struck off, one category": f"status=closed&category={category}",
    }


def _row(here: Site, who: Staff, name: str, query: str) -> list[object]:
    raw = who.get(f"/desk/?{query}")
    load(here, lambda _n: raw, clients=1, times=WARM_UP)
    sample, heads = load(here, lambda _n: raw, clients=1, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    return [name, *(f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)), f"{sample.cpu_ms:.1f}", AIM]
