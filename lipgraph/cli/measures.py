"""Measures, views and nulls in words: a number never stands without what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lipgraph.analysis.results import Measure, MeasureView, NullModel
from lipgraph.analysis.undecided import Doubt
from lipgraph.cli import wording
from lipgraph.cli.speaking import lang, number, say
from lipgraph.cli.tables import Cell
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.vocabulary import Sector
from lipgraph_schema.messages import text

WHOLE = frozenset(
    {
        "organizations", "ties", "isolates", "components", "largest-component", "articulation-organizations",
        "cross-sector-ties", "within-sector-ties", "sectors-present", "sector-unknown", "cross-sector-net",
        "within-sector-net",
    }
)  # fmt: skip
"""Definitions whose values are counts."""


def told(key: str, **fields: object) -> str:
    """Return a sentence of the measures' catalogue in the reader's language."""
    return text("measures", key, lang=lang(), **fields)


def value(one: Measure | None, *, definition: str = "") -> str:
    """Write a value; a dash where there is none."""
    return "–" if one is None else _number(definition or one.definition, one.value)


def _number(definition: str, found: float | None) -> str:
    if found is None:
        return "–"
    return number(round(found)) if definition in WHOLE else number(float(found))


def sector_name(sector: Sector) -> str:
    """Return a sector's name in the reader's language."""
    return wording.named(sector, lang=lang())


def sector_names(network: StakeholderNetwork) -> dict[str, str]:
    """Return each sector's name by its code."""
    return {sector.code: sector_name(sector) for sector in network.sectors}


def partnership_name(network: StakeholderNetwork) -> str:
    """Return the partnership's name in the reader's language, saying so where it is synthetic."""
    name = wording.named(network.partnership, lang=lang())
    return f"{name} · {say('synthetic')}" if network.partnership.synthetic else name


def moment_words(network: StakeholderNetwork) -> str:
    """Return the moment in words."""
    return wording.moment_words(network, lang=lang())


def view_words(view: MeasureView, network: StakeholderNetwork) -> str:
    """Return the view on one line."""
    return wording.view_words(view, network, lang=lang())


def doubt_words(left: Doubt, measures: Iterable[Measure]) -> list[str]:
    """Say how much imprecise dates leave undecided, and what each number that differs is without it."""
    if not (left.organizations or left.claims):
        return []
    lines = [say("undecided", organizations=number(left.organizations), claims=number(left.claims))]
    other = [(one, one.without_undecided) for one in measures if one.without_undecided is not None]
    said = [f"{told(f'{one.definition}.name')} {_number(one.definition, without.value)}" for one, without in other]
    return [*lines, say("without_undecided", values=" · ".join(said) or say("same_values"))]


def p_words(null: NullModel | None) -> str:
    """Write the p of a null."""
    return share_words(null.p if null is not None else None)


def share_words(p: float | None) -> str:
    """Write a p or a q with three digits; a smaller one as a bound."""
    if p is None:
        return "–"
    return f"<{number(0.001)}" if p < 0.001 else number(float(p))


def null_words(nulls: Iterable[NullModel]) -> list[str]:
    """Say how chance was asked: each different null, method, R and seed, once."""
    said = []
    for null in nulls:
        how = (
            say(f"method_{null.method}")
            if null.draws is None
            else say("method_drawn", draws=number(null.draws), seed=null.seed)
        )
        said.append(f"{told(f'null.{null.model}')} · {how}")
    return list(dict.fromkeys(said))


def measure_row(one: Measure, beside: Measure | None) -> dict[str, Cell]:
    """Return a measure as one row of CSV, with everything that travels with it."""
    null, without = one.nulls[0] if one.nulls else None, one.without_undecided
    return {
        "definition": one.definition,
        "value": one.value,
        "undefined": one.undefined.code if one.undefined else None,
        "value_intersection": beside.value if beside else None,
        "value_without_undecided": without.value if without else None,
        "undefined_without_undecided": without.undefined.code if without and without.undefined else None,
        "undecided_organizations": without.organizations if without else None,
        "undecided_claims": without.claims if without else None,
        "expected": null.expected if null else None,
        "sd": null.sd if null else None,
        "z": null.z if null else None,
        "p": null.p if null else None,
        "null": null.model if null else None,
        "method": null.method if null else None,
        "draws": null.draws if null else None,
        "seed": null.seed if null else None,
        "low": one.interval.low if one.interval else one.low,
        "high": one.interval.high if one.interval else one.high,
        "organizations": one.n.organizations,
        "dyads": one.n.dyads,
        "ties": one.n.ties,
        "relations": " ".join(one.view.relations),
        "moment": one.view.moment,
        "confirmation": one.view.confirmation,
        "direction": one.view.direction,
        "eligible": one.view.eligible,
        "threshold": one.view.threshold,
        "inputs_digest": one.inputs_digest,
    }


def told_of(network: StakeholderNetwork) -> dict[str, object]:
    """Return what every answer for programs says first: whose network, when, and whether its data are invented."""
    one = network.partnership
    return {"partnership": one.slug, "synthetic": one.synthetic, "moment": network.moment.key}


def marked(network: StakeholderNetwork, rows: Sequence[Mapping[str, Cell]]) -> list[dict[str, Cell]]:
    """Return rows for a table that say each whether the data are invented: a table loses what stands above it."""
    return [{**row, "synthetic": str(network.partnership.synthetic).lower()} for row in rows]
