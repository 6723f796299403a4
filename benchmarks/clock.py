"""Time and processor time, and how they are printed."""

import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

import psutil


@dataclass
class Sample:
    """Seconds of each of the requests, how long all took together, and the processor seconds of the servers
    meanwhile."""

    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0

    def percentile(self, share: float) -> float:
        """Milliseconds within which that share of the requests was answered."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time a request, servers only."""
        return 1000 * self.cpu / len(self.seconds) if self.seconds else 0.0


def repeat(work: Callable[[], object], times: int) -> Sample:
    """Do the work that many times, one after the other."""
    sample = Sample()
    begun = time.perf_counter()
    for _ in range(times):
        start = time.perf_counter()
        work()
        sample.seconds.append(time.perf_counter() - start)
    sample.elapsed = time.perf_counter() - begun
    return sample


def cpu_of(processes: Iterable[psutil.Process]) -> float:
    """Processor seconds used so far by these processes and all below them."""
    family = {each.pid: each for process in processes for each in [process, *process.children(recursive=True)]}
    total = 0.0
    for each in family.values():
        with suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            total += times.user + times.system
    return total


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def table(title: str, headings: list[str], rows: list[list[object]]) -> None:
    """Print a Markdown table."""
    print(f"\n### {title}\n")
    print("| " + " | ".join(headings) + " |")
    print("|" + "---|" * len(headings))
    for row in rows:
        print("| " + " | ".join(str(each) for each in row) + " |")
