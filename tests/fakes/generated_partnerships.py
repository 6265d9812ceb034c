"""Generated partnerships whose parts fit together: names in many scripts, seats in every state, answers and claims."""

from hypothesis import strategies as st

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.claims import Layer, Polarity, Role, claim
from lipgraph.domain.facts import Fact, in_order, key_of
from lipgraph.domain.ids import (
    OrganizationId,
    PartnershipId,
    RelationCode,
    SectorCode,
    WaveId,
    council_id,
    fold,
    nfc,
    organization_id,
    partnership_id,
    seat_id,
    wave_id,
)
from lipgraph.domain.organizations import Identifier, Organization, OrganizationName, Participation, SectorAssignment
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.time import OPEN, Bound, Period
from lipgraph.domain.vocabulary import BASE_CODEBOOK, BASE_TAXONOMY, Relation, Sector, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Status, Wave

BASE = base_vocabulary()
SECTORS = [one.code for one in BASE if isinstance(one, Sector)]
RELATIONS = {one.code: one.directed for one in BASE if isinstance(one, Relation)}
_LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Mn", "Po", "Sm", "So", "Pd"], exclude_characters=";,\t"),
    min_size=1,
    max_size=12,
)
_KNOWN = [
    "École",
    "ʔaq̓am",
    "ᐃᓄᒃᑎᑐᑦ",
    "移民服务",
    "المركز",
    "=SUM(1)",
    "-5",
    "+1",
    "@x",
    "'",
    "00123",
    "2025-10-01",
    "1e5",
    "🌲",
]
NAMES = (
    st.one_of(st.sampled_from(_KNOWN), st.builds("{} {}".format, st.sampled_from(_KNOWN), _LETTERS), _LETTERS)
    .map(lambda text: " ".join(nfc(text).split()))
    .filter(lambda text: any(one.isalnum() for one in fold(text)))
)
PERIODS = st.builds(
    Period, st.sampled_from([Bound(""), Bound("2020"), Bound("2021-03"), Bound("2022-02-28")]), st.just(OPEN)
) | st.sampled_from([Period(Bound("2019"), Bound("2024-06-30"))])
ROLES = ["member", "chair", "alternate"]
HOME: PartnershipId = partnership_id("generated", "generated")


@st.composite
def _sectors(draw: st.DrawFn, one: OrganizationId) -> list[Fact]:
    chosen = draw(st.lists(st.sampled_from(SECTORS), max_size=3, unique=True))
    return [
        SectorAssignment(
            partnership=HOME, organization=one, taxonomy=BASE_TAXONOMY, sector=SectorCode(code), primary=not place,
            period=Period(Bound(""), OPEN),
        )
        for place, code in enumerate(chosen)
    ]  # fmt: skip


@st.composite
def _seats(draw: st.DrawFn, every: list[OrganizationId]) -> list[Fact]:
    """Draw seats that are vacant, held, held without a name, or were held; each label leads to one seat."""
    facts: list[Fact] = []
    table = council_id(HOME, "Table")
    for rank, label in enumerate(draw(st.lists(NAMES, max_size=4, unique_by=fold))):
        seat = seat_id(table, label)
        facts.append(Seat(id=seat, council=table, label=label, rank=rank, period=Period(Bound(""), OPEN)))
        if draw(st.booleans()):
            sector = SectorCode(draw(st.sampled_from(SECTORS)))
            purpose = SeatSector(seat=seat, taxonomy=BASE_TAXONOMY, sector=sector, period=Period(Bound(""), OPEN))
            facts.append(purpose)
        if draw(st.booleans()):
            role, holder = draw(st.sampled_from(ROLES)), draw(st.sampled_from([*every, None]))
            facts.append(Membership(seat=seat, organization=holder, role=role, period=draw(PERIODS)))
    return facts


@st.composite
def _claims(draw: st.DrawFn, every: list[OrganizationId], wave: WaveId) -> list[Fact]:
    """Draw claims by either end, by a third party or by nobody known, in what each of them can say."""
    facts: list[Fact] = []
    asked = draw(st.lists(st.sampled_from(sorted(RELATIONS)), min_size=1, max_size=3, unique=True))
    facts += [Question(wave=wave, relation=RelationCode(code), roles=_roles(code)) for code in asked]
    pairs = st.tuples(*[st.sampled_from(every)] * 2).filter(lambda pair: pair[0] != pair[1])
    for code in draw(st.lists(st.sampled_from(asked), max_size=8)) if len(every) > 1 else ():
        source, target = draw(pairs)
        claimant = draw(st.none() | st.sampled_from(every))
        facts.append(
            claim(
                partnership=HOME, relation=RelationCode(code), directed=RELATIONS[code], source_org=source,
                target_org=target, claimant=claimant, role=_role(code, claimant, source, target), wave=wave,
                layer=draw(st.sampled_from(Layer)), polarity=draw(st.sampled_from(Polarity)),
                strength=draw(st.none() | st.sampled_from([1.0, 2.5])),
            )
        )  # fmt: skip
    # One claimant says one thing of a linkage at a wave.
    return list({key_of(fact): fact for fact in facts}.values())


def _roles(code: str) -> tuple[str, ...]:
    return ("sender",) if RELATIONS[RelationCode(code)] else ("end",)


def _role(code: str, claimant: str | None, source: str, target: str) -> Role:
    if claimant is None:
        return Role.UNKNOWN
    if claimant not in {source, target}:
        return Role.THIRD_PARTY
    if not RELATIONS[RelationCode(code)]:
        return Role.END
    return Role.SENDER if claimant == source else Role.RECEIVER


@st.composite
def partnerships(draw: st.DrawFn) -> list[Fact]:
    """Draw the facts of one partnership that uses the base vocabulary, in the order of writing."""
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    every = [organization_id("generated", f"{place}") for place in range(len(names))]
    table, wave = council_id(HOME, "Table"), wave_id(HOME, "2025")
    facts: list[Fact] = [
        *BASE,
        Partnership(id=HOME, slug="generated", name=draw(NAMES), codebook=BASE_CODEBOOK, dataset="generated"),
        TaxonomyUse(partnership=HOME, taxonomy=BASE_TAXONOMY, period=Period(OPEN, OPEN)),
        Council(id=table, partnership=HOME, name="Table", period=draw(PERIODS)),
        Wave(id=wave, partnership=HOME, label="2025", reference="2025-10-31", rank=1),
    ]
    for place, (one, name) in enumerate(zip(every, names, strict=True)):
        period = draw(PERIODS)
        facts += [
            Organization(id=one, slug=f"o{place}", name=name),
            Participation(partnership=HOME, organization=one, period=period),
            Response(wave=wave, organization=one, status=draw(st.sampled_from(Status))),
        ]
        for other in draw(st.sets(NAMES, max_size=2)):
            facts.append(OrganizationName(organization=one, text=other))
        if draw(st.booleans()):
            facts.append(Identifier(scheme="business-number", value=f"00{place}", organization=one))
        facts += draw(_sectors(one))
    facts += draw(_seats(every))
    facts += draw(_claims(every, wave))
    return in_order({(fact.NOUN, repr(fact)): fact for fact in facts}.values())
