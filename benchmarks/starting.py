"""How soon the website answers, and how much memory its workers hold."""

from benchmarks.clock import table
from benchmarks.web import Site


def measure(site: Site) -> None:
    """The time is to the first answer of /healthz, the database already running, everything built."""
    memory = site.memory_of_workers()
    table(
        "Starting, and memory after load",
        ["what", "measured", "aim"],
        [
            ["start to first answer", f"{site.seconds_to_first_answer:.2f} s", "< 3 s"],
            *[[f"web worker {n}, resident", f"{each:.0f} MB", "< 150 MB"] for n, each in enumerate(memory, 1)],
        ],
    )
