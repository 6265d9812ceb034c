"""Run the benchmarks that this machine can run, and print each ratio with both medians."""

from __future__ import annotations

import sys

from bench import cold_profile, durable_write, large_roster, neo4j_columns, pages, rosters

PARTS = {
    "profile": cold_profile.run,
    "neo4j": neo4j_columns.run,
    "rosters": rosters.run,
    "pages": pages.run,
    "large-roster": large_roster.run,
    "durable-write": durable_write.run,
}


def main(names: list[str]) -> int:
    """Run the named parts, or all; an unknown name ends with 2."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.stdout.write(f"No such part: {', '.join(unknown)}. There are: {', '.join(PARTS)}.\n")
        return 2
    for name in names or list(PARTS):
        sys.stdout.write(f"{PARTS[name]()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
