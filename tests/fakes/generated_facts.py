"""Generated facts: texts in many scripts and shapes that a cell could spoil, bounds and sources of all kinds."""

import unicodedata
from collections import defaultdict

from hypothesis import strategies as st

from lipgraph.domain.claims import Layer, Polarity, Role, claim
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import Fact, Row, to_row
from lipgraph.domain.ids import OrganizationId, PartnershipId, RelationCode, SectorCode, TaxonomyId, WaveId
from lipgraph.domain.organizations import Organization, Participation
from lipgraph.domain.source import Source
from lipgraph.domain.time import OPEN, Bound, Period
from lipgraph.domain.vocabulary import Sector, Taxonomy
from lipgraph.domain.waves import Question

SCRIPTS = [
    "École",
    "ʔahsʔa",
    "ᐃᓄᒃᑎᑐᑦ",
    "移民",
    "العربية",
    "=1+1",
    "-5",
    "+1",
    "@x",
    "'",
    "''=",
    "",
    " | ",
    "\\",
    'a,b\r\n"c"',
]
NASTY = st.one_of(st.sampled_from(SCRIPTS), st.text(max_size=20))
TEXT = NASTY.map(lambda text: unicodedata.normalize("NFC", text))
OPTIONAL = st.none() | TEXT
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
PERIODS = st.sampled_from(
    [Period(), Period(OPEN, OPEN), Period(Bound("2005-11"), OPEN), Period(Bound(""), Bound("2010"))]
)
SOURCES = st.builds(Source, document=OPTIONAL, row=st.none() | st.integers(1, 10**6), text=OPTIONAL, inferred=OPTIONAL)


def rows_of(facts: list[Fact] | tuple[Fact, ...]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for fact in facts:
        rows[fact.NOUN].append(to_row(fact))
    return rows


def digest(facts: list[Fact] | tuple[Fact, ...]) -> str:
    return state_digest(rows_of(facts))


FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Sector,
        taxonomy=TEXT.map(TaxonomyId),
        code=TEXT.map(SectorCode),
        name=TEXT,
        name_fr=OPTIONAL,
        alternatives=st.lists(TEXT, max_size=4).map(tuple),
        rank=st.integers(-9, 99),
        source=SOURCES,
    ),
    st.builds(Taxonomy, id=TEXT.map(TaxonomyId), title=TEXT, version=TEXT),
    st.builds(Organization, id=TEXT.map(OrganizationId), slug=TEXT, name=TEXT, lang=OPTIONAL, source=SOURCES),
    st.builds(
        Participation,
        partnership=TEXT.map(PartnershipId),
        organization=TEXT.map(OrganizationId),
        spell=st.integers(1, 5),
        period=PERIODS,
    ),
    st.builds(
        Question,
        wave=TEXT.map(WaveId),
        relation=TEXT.map(RelationCode),
        roles=st.sampled_from([(), ("sender",), ("sender", "receiver")]),
    ),
    st.builds(
        claim,
        partnership=TEXT.map(PartnershipId),
        relation=TEXT.map(RelationCode),
        directed=st.booleans(),
        source_org=TEXT.map(OrganizationId),
        target_org=TEXT.map(OrganizationId),
        claimant=st.none() | TEXT.map(OrganizationId),
        role=st.sampled_from(Role),
        layer=st.sampled_from(Layer),
        polarity=st.sampled_from(Polarity),
        strength=NUMBERS,
        volume=NUMBERS,
        period=PERIODS,
        source=SOURCES,
    ),
)
