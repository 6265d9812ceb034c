"""The code book of a GraphML file: what each attribute means, its unit and levels, for R and whoever else reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lipgraph.analysis.results import MeasureView
from lipgraph.analysis.view import CONFIRMATIONS, DIRECTIONS, ELIGIBLE
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.waves import Status
from lipgraph.exports.delimited import csv_bytes
from lipgraph_schema.messages import LANGUAGES, text

ATTRIBUTES: tuple[tuple[str, str, str], ...] = (
    ("graph", "partnership", "character"),
    ("graph", "synthetic", "logical"),
    ("graph", "moment", "character"),
    ("graph", "relations", "character"),
    ("graph", "confirmation", "character"),
    ("graph", "direction", "character"),
    ("graph", "eligible", "character"),
    ("node", "id", "character"),
    ("node", "name", "character"),
    ("node", "sector", "factor"),
    ("node", "observed", "logical"),
    ("node", "status", "factor"),
    ("node", "undecided", "logical"),
    ("edge", "relations", "character"),
    ("edge", "confirmed", "logical"),
    ("edge", "claims", "integer"),
)
"""Element, attribute and type in R of all that the file says."""

COLUMNS = ("element", "attribute", "type", "meaning", "unit", "levels", "missing")


def codebook(network: StakeholderNetwork, view: MeasureView, *, lang: str) -> bytes:
    """Return the code book as CSV: one row an attribute, its meaning in both languages, the reader's first."""
    langs = (lang, *(one for one in LANGUAGES if one != lang))
    head = [_said(f"codebook_{one}", langs) for one in COLUMNS]
    levels = _levels(network, view, langs)
    rows = [
        (
            element,
            attribute,
            kind,
            _said(f"{element}.{attribute}", langs),
            _said("unit_count", langs) if attribute == "claims" else "",
            "; ".join(levels.get((element, attribute), ())),
            _said("missing_sector" if attribute == "sector" else "missing_never", langs),
        )
        for element, attribute, kind in ATTRIBUTES
    ]
    return csv_bytes(head, rows)


def _levels(
    network: StakeholderNetwork, view: MeasureView, langs: Sequence[str]
) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the values that each attribute with a few of them may have, each with its words."""
    sectors = [_level(one.code, one.name, one.name_fr) for one in network.sectors]
    seen = [_level(one.code, one.name, one.name_fr) for one in network.relations if one.code in view.relations]
    answers = [f"{one.value} = {_said(f'status_{one.value}', langs, surface='template')}" for one in Status]
    rules = [f"{one} = {_said(f'confirmation-rule.{one}', langs, surface='measures')}" for one in CONFIRMATIONS]
    eligible = [f"{one} = {_said(f'eligible.{one}', langs, surface='measures')}" for one in ELIGIBLE]
    return {
        ("node", "sector"): sectors,
        ("node", "status"): answers,
        ("graph", "relations"): seen,
        ("edge", "relations"): seen,
        ("graph", "confirmation"): rules,
        ("graph", "direction"): DIRECTIONS,
        ("graph", "eligible"): eligible,
    }


def _level(code: str, name: str, name_fr: str | None) -> str:
    return f"{code} = {' / '.join(dict.fromkeys((name, name_fr or name)))}"


def _said(key: str, langs: Sequence[str], *, surface: str = "exports") -> str:
    return " / ".join(dict.fromkeys(text(surface, key, lang=one) for one in langs))
