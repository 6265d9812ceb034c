"""A network’s name, moment and view in words, and numbers as each language writes them."""

from __future__ import annotations

from lipgraph.analysis.results import MeasureView
from lipgraph.domain.network import StakeholderNetwork
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.vocabulary import Relation, Sector
from lipgraph_schema.messages import text, written_number


def number(value: float | None, digits: int = 3, *, lang: str) -> str:
    """Write a number as the language does; a dash where there is none."""
    return written_number(value, digits, lang=lang)


def named(one: Sector | Relation | Partnership, *, lang: str) -> str:
    """Return a name in the language, else as it was given."""
    return (one.name_fr if lang == "fr" else None) or one.name


def moment_words(network: StakeholderNetwork, *, lang: str) -> str:
    """Return the moment in words: a wave by its label, and its title where it has another; or a day."""
    if network.wave is None:
        return str(network.moment.day)
    title = (network.wave.title_fr if lang == "fr" else None) or network.wave.title
    said = text("cli", "wave_words", lang=lang, wave=network.wave.label)
    return f"{said} ({title})" if title and title != network.wave.label else said


def view_words(view: MeasureView, network: StakeholderNetwork, *, lang: str) -> str:
    """Return the view on one line: relations, when a claim becomes a tie, direction, who is eligible."""
    names = {str(one.code): named(one, lang=lang) for one in network.relations}
    parts = [
        ", ".join(names.get(one, one) for one in view.relations) or "–",
        text("measures", f"confirmation-rule.{view.confirmation}", lang=lang),
        text("measures", f"direction.{view.direction}", lang=lang),
        text("measures", f"eligible.{view.eligible}", lang=lang),
    ]
    if view.threshold is not None:
        parts.append(text("cli", "threshold_words", lang=lang, threshold=number(float(view.threshold), lang=lang)))
    return " · ".join(parts)
