"""Measure everything, or only what is named: python -m benchmarks [registering points portal queue filters …].

LINLI_BENCH_CASES=10000 makes a million ten thousand, for a trial run; LINLI_BENCH_VAR puts the house elsewhere.
"""

import platform
import sys

from benchmarks.house import open_house

ALL = (
    "registering",
    "points",
    "portal",
    "queue",
    "filters",
    "search",
    "steps",
    "sweep",
    "bulk",
    "mixed",
    "board",
    "grids",
    "households",
    "rosters",
    "signups",
    "point_entries",
    "commitments",
    "stations",
    "duty",
    "services",
    "votes",
    "tasks",
)
# These ask the database themselves, or start a site of their own.
WITHOUT_SITE = {
    "commitments",
    "point_entries",
    "registering",
    "points",
    "sweep",
    "bulk",
    "rosters",
    "services",
    "signups",
    "tasks",
    "votes",
}


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(ALL)
    if unknown:
        sys.exit(f"There is no benchmark called {', '.join(sorted(unknown))}. There are: {', '.join(ALL)}.")
    with open_house():
        # Imported now: they need Django, which the house has just set up.
        from benchmarks import (
            board,
            bulk,
            commitments,
            duty,
            filters,
            grids,
            households,
            mixed,
            point_entries,
            points,
            portal,
            queue,
            registering,
            rosters,
            search,
            services,
            signups,
            starting,
            stations,
            steps,
            sweep,
            tasks,
            votes,
            web,
        )

        print(f"{platform.platform()}, {_processor()}, Python {platform.python_version()}")
        for name, bench in {"registering": registering, "points": points}.items():
            if name in wanted:
                bench.measure()
        if "rosters" in wanted:
            rosters.measure()
        if "signups" in wanted:
            signups.measure()
        if "point_entries" in wanted:
            point_entries.measure()
        if "commitments" in wanted:
            commitments.measure()
        if set(wanted) - WITHOUT_SITE:
            with web.site():
                pass  # once, so that what is built at the first start does not count
        if "portal" in wanted:
            with web.site() as site:
                portal.measure(site)
                starting.measure(site)
        each = {
            "queue": queue,
            "filters": filters,
            "search": search,
            "steps": steps,
            "sweep": sweep,
            "bulk": bulk,
            "mixed": mixed,
            "board": board,
            "grids": grids,
            "households": households,
            "stations": stations,
            "duty": duty,
            "services": services,
            "votes": votes,
            "tasks": tasks,
        }
        for name, large in each.items():
            if name in wanted:
                large.measure()


def _processor() -> str:
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


if __name__ == "__main__":
    main(sys.argv[1:] or list(ALL))
