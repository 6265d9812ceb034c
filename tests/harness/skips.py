"""The pytest side of needs: skips what cannot run here, says so at the end, and where asked allows no skip."""

import os
from collections import Counter
from collections.abc import Generator
from functools import cache

import pytest

from harness.needs import NEEDS, Need

NEEDED_BY_FIXTURE = {"neo4j_server": "neo4j", "empty_neo4j": "neo4j", "chromium": "chromium"}
PARTS = {
    "evidence": "a part of trust: the log, what is undone, what is kept beside the store",
    "faults": "a part of trust: processes, connections and servers that die",
    "power": "a part of trust: what a disk keeps when the power goes or when it is full",
    "acid": "a part of trust: many people at once",
}
_unmet: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*names): outside programs that the test needs (tests/harness/needs.py)")
    config.addinivalue_line("markers", "trust: what must hold when a machine or a process dies")
    for part, what in PARTS.items():
        config.addinivalue_line("markers", f"{part}: {what}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name in _needs_of(item):
        if (reason := _reason(name)) is None:
            continue
        _unmet[name] += 1
        if is_strict() and NEEDS[name].installable:
            pytest.fail(f"not to be skipped here: {reason}", pytrace=False)
        pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if is_strict() and report.skipped and not hasattr(report, "wasxfail") and not _may_skip(item):
        report.outcome = "failed"
        report.longrepr = f"skipped where no skip is allowed: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if is_strict() and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"a whole file skipped where no skip is allowed: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _unmet:
        return
    terminalreporter.section("not run here")
    for name, count in sorted(_unmet.items()):
        terminalreporter.write_line(f"{count} test{'s' * (count > 1)}: {_reason(name)}")


def is_strict() -> bool:
    """Whether a skip of what this machine could run is a failure."""
    return os.environ.get("LIPGRAPH_TEST_STRICT", "") == "1"


def _needs_of(item: pytest.Item) -> list[str]:
    marked = {name for mark in item.iter_markers("needs") for name in mark.args}
    asked = {need for fixture, need in NEEDED_BY_FIXTURE.items() if fixture in getattr(item, "fixturenames", ())}
    return sorted(marked | asked)


def _may_skip(item: pytest.Item) -> bool:
    return any(not NEEDS[name].installable and _reason(name) for name in _needs_of(item))


@cache
def _reason(name: str) -> str | None:
    need: Need = NEEDS[name]
    return need.reason()
