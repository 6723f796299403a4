"""Measure everything, or only what is named: python -m benchmarks [registering portal queue points search]."""

import platform
import sys

from benchmarks.house import open_house

ALL = ("registering", "points", "portal", "queue", "search")


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(ALL)
    if unknown:
        sys.exit(f"There is no benchmark called {', '.join(sorted(unknown))}. There are: {', '.join(ALL)}.")
    with open_house():
        # Imported now: they need Django, which the house has just set up.
        from benchmarks import points, portal, queue, registering, search, starting, web

        print(f"{platform.platform()}, {_processor()}, Python {platform.python_version()}")
        if "registering" in wanted:
            registering.measure()
        if "points" in wanted:
            points.measure()
        if "search" in wanted:
            search.measure()
        if {"portal", "queue"} & set(wanted):
            with web.site():
                pass  # once, so that what is built at the first start does not count
            with web.site() as site:
                if "portal" in wanted:
                    portal.measure(site)
                if "queue" in wanted:
                    queue.measure(site)
                starting.measure(site)


def _processor() -> str:
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


if __name__ == "__main__":
    main(sys.argv[1:] or list(ALL))
