"""The catalogue of definitions: what each measure is, as a formula, and who defined it."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph_schema.messages import text


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One definition; ``id`` is its key everywhere, name and meaning are in the messages ``measures``.

    In formulas n is organizations, m ties, D possible ties, M, A mutual and asymmetric pairs, E and I ties across and
    within sectors, n_a the size of sector a, K the terms of the taxonomy, nxy pairs tied (1) or not (0) before, after.
    """

    id: str
    formula: str
    reference: str = ""

    def name(self, lang: str) -> str:
        """Return what people call it."""
        return text("measures", f"{self.id}.name", lang=lang)

    def meaning(self, lang: str) -> str:
        """Return what it says, in a sentence."""
        return text("measures", f"{self.id}.definition", lang=lang)


DEFINITIONS: tuple[Definition, ...] = (
    Definition(id="organizations", formula="n"),
    Definition(id="ties", formula="m"),
    Definition(id="density", formula="m / D", reference="Wasserman & Faust 1994"),
    Definition(id="reciprocity", formula="2M / (2M + A)", reference="Wasserman & Faust 1994"),
    Definition(id="isolates", formula="#{i: degree(i) = 0}"),
    Definition(id="components", formula="weakly connected components"),
    Definition(id="largest-component", formula="max component size"),
    Definition(
        id="articulation-organizations", formula="cut points of the undirected view", reference="Wasserman & Faust 1994"
    ),
    Definition(id="cross-sector-ties", formula="E"),
    Definition(id="within-sector-ties", formula="I"),
    Definition(id="cross-sector-density", formula="E / D_ext"),
    Definition(id="cross-sector-share", formula="E / (E + I)"),
    Definition(id="ei-index", formula="(E - I) / (E + I)", reference="Krackhardt & Stern 1988"),
    Definition(id="sectors-present", formula="#{a: n_a > 0}"),
    Definition(id="sector-coverage", formula="#{a: n_a > 0} / K"),
    Definition(id="blau", formula="1 - sum_a (n_a / n)^2", reference="Harrison & Klein 2007"),
    Definition(id="blau-unbiased", formula="1 - sum_a n_a (n_a - 1) / (n (n - 1))", reference="Harrison & Klein 2007"),
    Definition(id="iqv", formula="Blau K / (K - 1)", reference="Agresti & Agresti 1978"),
    Definition(id="shannon", formula="-sum_a (n_a / n) ln(n_a / n)"),
    Definition(id="sector-unknown", formula="#{i: sector unknown}"),
    Definition(id="response-rate", formula="#{i: answered} / n"),
    Definition(id="jaccard", formula="n11 / (n11 + n10 + n01)"),
    Definition(
        id="cross-sector-net", formula="n01 - n10 over cross-sector dyads", reference="Snijders & Borgatti 1999"
    ),
    Definition(
        id="within-sector-net", formula="n01 - n10 over within-sector dyads", reference="Snijders & Borgatti 1999"
    ),
    Definition(id="cross-sector-density-change", formula="(n01 - n10) / D_ext", reference="Snijders & Borgatti 1999"),
    Definition(id="ei-change", formula="EI_2 - EI_1", reference="Krackhardt & Stern 1988"),
)

_BY_ID = {one.id: one for one in DEFINITIONS}


def definition(key: str) -> Definition:
    """Return the definition with this id. Raises KeyError."""
    return _BY_ID[key]
