"""What ``meta.json`` of a network folder says about its relations, checked before a row is read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lipgraph_loaders.reading import Findings, Reject

META = "meta.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSided:
    """A further relation whose linkages carry both ends' claims, from two relations of the file."""

    relation: str
    sender: str
    receiver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The relations of a folder: direction, mode, threshold, and which two speak of one linkage from both ends."""

    name: str
    title: str
    group_meaning: str
    directed: Mapping[str, bool]
    two_mode: frozenset[str]
    thresholds: Mapping[str, float]
    two_sided: tuple[TwoSided, ...]
    waves: tuple[str, ...]

    @property
    def one_mode(self) -> tuple[str, ...]:
        """The relations among organizations, in the order of the file, as they become relations of a codebook."""
        return tuple(code for code in self.directed if code not in self.two_mode)


def layout(meta: Mapping[str, object], findings: Findings) -> Layout | None:
    """Return the layout that a network folder declares, or None with rejects."""
    name, directed = meta.get("name"), meta.get("directed")
    if not isinstance(name, str) or not name.strip():
        _refuse(findings, "name", meta.get("name"), "name")
        return None
    if not isinstance(directed, dict) or not all(isinstance(flag, bool) for flag in directed.values()):
        _refuse(findings, "directed", directed, "relations")
        return None
    two_sided = _two_sided(meta.get("claims"), directed)
    if two_sided is None:
        _refuse(findings, "claims", meta.get("claims"), "claims")
        return None
    waves = meta.get("waves")
    return Layout(
        name=name.strip(),
        title=_words(meta.get("title")) or name.strip(),
        group_meaning=_words(meta.get("group_meaning")),
        directed=directed,
        two_mode=frozenset(str(one) for one in _list(meta.get("two_mode"))),
        thresholds=_thresholds(meta.get("dichotomise")),
        two_sided=two_sided,
        waves=tuple(str(one) for one in _list(waves)),
    )


def _refuse(findings: Findings, column: str, found: object, expected: str) -> None:
    findings.rejects.append(
        Reject(file=META, column=column, code="bad-value", found=str(found)[:200], expected=expected)
    )


def _two_sided(said: object, directed: Mapping[str, bool]) -> tuple[TwoSided, ...] | None:
    found = []
    for one in _list(said):
        if not isinstance(one, dict) or not {"relation", "sender", "receiver"} <= set(one):
            return None
        pair = TwoSided(relation=str(one["relation"]), sender=str(one["sender"]), receiver=str(one["receiver"]))
        if not {pair.sender, pair.receiver} <= set(directed) or pair.relation in directed:
            return None
        found.append(pair)
    return tuple(found)


def _thresholds(said: object) -> dict[str, float]:
    if not isinstance(said, dict):
        return {}
    numbers = {str(k): v for k, v in said.items() if isinstance(v, int | float) and not isinstance(v, bool)}
    return {name: float(number) for name, number in numbers.items() if math.isfinite(number)}


def _list(said: object) -> list[object]:
    return said if isinstance(said, list) else []


def _words(said: object) -> str:
    return said.strip() if isinstance(said, str) else ""
