"""Kills loads and services at chosen or random moments, and lets another process look at what is left.

Run as a program: it imports everything once and forks each victim, so that a hundred deaths take seconds. It reads a
plan as JSON from its standard input and writes one JSON line a trial. No process that dies here ran any test code but
the counting of its statements.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
import neo4j

from harness.killed_work import Shop, inspect, load

ACKNOWLEDGED = 0
AFTER = "between commit and acknowledgement"


@dataclass(slots=True)
class Steps:
    """Counts the statements of a process: kills it before step ``last``; without one only counts."""

    last: int | None = None
    done: int = 0
    names: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        """Take one step, or die before it."""
        if self.done == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1
        if self.last is None:
            self.names.append(name)

    def each(self, bindings: Iterable[Any]) -> Iterator[Any]:
        """Iterate what one statement is run with, a step before the second: the middle of the statement."""
        for place, one in enumerate(bindings):
            if place == 1:
                self.step("inside")
            yield one

    def install(self) -> None:
        """Count what the drivers are asked from here on in this process."""
        steps = self

        class Counted(apsw.Connection):
            def execute(self, statements: str, *args: Any, **kwargs: Any) -> Any:
                steps.step(statements)
                answer = super().execute(statements, *args, **kwargs)
                if statements == "COMMIT":
                    steps.step(AFTER)
                return answer

            def executemany(self, statements: str, sequenceofbindings: Any, **kwargs: Any) -> Any:
                steps.step(statements)
                return super().executemany(statements, steps.each(sequenceofbindings), **kwargs)

        apsw.Connection = Counted  # type: ignore[misc]  # in this process, which is about to die
        run, commit = neo4j.AsyncTransaction.run, neo4j.AsyncTransaction.commit

        async def counted_run(self: neo4j.AsyncTransaction, query: Any, *args: Any, **kwargs: Any) -> Any:
            steps.step(str(query))
            return await run(self, query, *args, **kwargs)

        async def counted_commit(self: neo4j.AsyncTransaction) -> None:
            steps.step("COMMIT")
            await commit(self)
            steps.step(AFTER)

        # Assigned by name, since a type checker rightly wonders at it.
        setattr(neo4j.AsyncTransaction, run.__name__, counted_run)
        setattr(neo4j.AsyncTransaction, commit.__name__, counted_commit)


def forked(work: Callable[[], object], said: Path) -> int:
    """Do work in a process of its own whose output goes to a file; return its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 99
    with said.open("wb", buffering=0) as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    try:
        work()
        code = ACKNOWLEDGED
    except SystemExit as err:
        code = int(err.code or 0)
    except BaseException:  # noqa: BLE001 - a forked process must not go on as its parent would
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def ended(child: int) -> int:
    """Wait for a child; return its exit code, or minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def told(what: Mapping[str, object]) -> None:
    """Say one thing as a line of JSON."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def answer_of(work: Callable[[], Mapping[str, object]], said: Path) -> dict[str, Any]:
    """Return what a process of its own finds out, which it prints as JSON."""
    code = ended(forked(lambda: told(work()), said))
    text = said.read_text("utf-8", "replace")
    if code != ACKNOWLEDGED:
        return {"broken": text[-2000:]}
    found: dict[str, Any] = json.loads(text.splitlines()[-1])
    return found


def counted(shop: Shop) -> tuple[list[str], float]:
    """Return the names of all steps of an unbroken load, and its seconds."""
    shop.renew()

    def work() -> Mapping[str, object]:
        steps = Steps()
        steps.install()
        started = time.perf_counter()
        with suppress(SystemExit):
            load(shop)
        return {"steps": steps.names, "seconds": time.perf_counter() - started}

    found = answer_of(work, shop.room / "counted.txt")
    return found["steps"], found["seconds"]


def killed_at(shop: Shop, step: int) -> dict[str, Any]:
    """Kill a load before a step; return whether it was acknowledged and what another process finds."""
    shop.renew()
    said = shop.room / "load.txt"

    def work() -> None:
        Steps(last=step).install()
        load(shop)

    code = ended(forked(work, said))
    return {"killed": code == -signal.SIGKILL, "acknowledged": code == ACKNOWLEDGED, **_left(shop)}


def killed_after(shop: Shop, seconds: float) -> dict[str, Any]:
    """Kill a load some time after its start."""
    shop.renew()
    child = forked(lambda: load(shop), shop.room / "load.txt")
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    code = ended(child)
    return {"killed": code == -signal.SIGKILL, "acknowledged": code == ACKNOWLEDGED, **_left(shop)}


def _left(shop: Shop) -> dict[str, Any]:
    return answer_of(lambda: inspect(shop), shop.room / "inspected.txt")


def points(names: Sequence[str], wanted: int | None) -> list[int]:
    """Return before which steps to kill: all, or so many: most inside the transaction, one after the commit."""
    if wanted is None:
        return list(range(len(names)))
    after = max(place for place, name in enumerate(names) if name == AFTER)
    begins = [place for place, name in enumerate(names[:after]) if name.startswith("BEGIN IMMEDIATE")]
    locks = [place for place, name in enumerate(names[:after]) if "m.locks" in name]
    begin = max([*begins, *locks])
    inside = {begin + 1 + (after - begin - 2) * place // (wanted - 3) for place in range(wanted - 2)}
    return sorted({0, *inside, after})


def main() -> None:
    """Run the plan that stands on the standard input."""
    plan = json.loads(sys.stdin.read())
    shop = Shop(room=Path(plan["room"]), folder=Path(plan["folder"]), url=plan["url"], login=plan.get("login"))
    names, seconds = counted(shop)
    whole = _left(shop)
    told({"unbroken": whole, "steps": len(names), "seconds": seconds})
    for point in points(names, plan["points"]) if plan["points"] != 0 else ():
        found = killed_at(shop, point)
        told({"at": point, "after_commit": AFTER in names[: point + 1], **found})
    moments = random.Random(plan["seed"])  # noqa: S311 - a repeatable choice of moments, no secret
    for _ in range(plan["random"]):
        moment = moments.uniform(0, seconds * 1.1)
        told({"at_seconds": moment, **killed_after(shop, moment)})


if __name__ == "__main__":
    main()
