"""The checker of histories names each anomaly where it shows, and none where none does."""

from __future__ import annotations

import pytest

from harness.histories import ANOMALIES, Done, History


def did(tag: str, *wrote: str, committed: bool = True, **read: str) -> Done:
    lists = {item: tags.split() for item, tags in read.items()}
    return Done(tag=tag, read=lists, wrote=wrote, committed=committed)


def seen(**lists: str) -> dict[str, list[str]]:
    return {item: tags.split() for item, tags in lists.items()}


SOUND = History(
    done=[did("a", "x", "y", x="", y=""), did("b", "x", x="a", y="a"), did("n", "x", committed=False, x="a b")],
    readers=[(seen(x="a", y="a"), seen(x="a", y="a"))],
    final=seen(x="a b", y="a"),
)

SHOWN = {
    "G0": History(done=[did("a", "x", "y"), did("b", "x", "y")], final=seen(x="a b", y="b a")),
    "G1a": History(done=[did("a", "x", committed=False)], readers=[(seen(x="a"),)]),
    "G1b": History(readers=[({"x": ["intermediate a"]},)]),
    "G1c": History(done=[did("a", "x", y="b"), did("b", "y", x="a")], final=seen(x="a", y="b")),
    "IMP": History(readers=[(seen(x=""), seen(x="a"))]),
    "PMP": History(readers=[({"grown": ["a", "b"], "grown-a": []},)]),
    "OTV": History(done=[did("a", "x", "y")], readers=[(seen(x="a", y="a"), seen(x="a", y=""))]),
    "FR": History(done=[did("a", "x", "y")], readers=[(seen(x="a", y=""),)], final=seen(x="a", y="a")),
    "LU": History(done=[did("a", "x", x=""), did("b", "x", x="")], final=seen(x="b")),
    "WS": History(done=[did("a", "x", x="", y=""), did("b", "y", x="", y="")], final=seen(x="a", y="b")),
}


def test_a_sound_history_shows_nothing() -> None:
    assert SOUND.anomalies() == {}


@pytest.mark.parametrize("name", ANOMALIES)
def test_each_anomaly_is_named_where_it_shows(name: str) -> None:
    assert name in SHOWN[name].anomalies()
