"""The Neo4j adapter on a real server: what only it can get wrong; the contract suite holds what all stores promise."""

import logging
from collections.abc import AsyncIterator, Iterator, Sequence

import pytest

from harness.neo4j_server import Login
from harness.neo4j_store import ask, open_store
from lipgraph.domain.claims import Claim, Layer, Polarity, Role, claim
from lipgraph.domain.digest import state_digest
from lipgraph.domain.facts import NOUNS, Fact, Row, key_of
from lipgraph.domain.ids import (
    CodebookId,
    CouncilId,
    InstrumentId,
    OrganizationId,
    PartnershipId,
    RelationCode,
    SeatId,
    SectorCode,
    StatementId,
    TaxonomyId,
    WaveId,
)
from lipgraph.domain.instruments import Instrument, Party
from lipgraph.domain.organizations import (
    Identifier,
    Lead,
    Organization,
    OrganizationName,
    Participation,
    SectorAssignment,
)
from lipgraph.domain.partnerships import Council, Membership, Partnership, Seat, SeatSector
from lipgraph.domain.source import Source
from lipgraph.domain.statements import Statement, Thing
from lipgraph.domain.time import Bound, Period
from lipgraph.domain.vocabulary import BASE_CODEBOOK, Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Status, Wave
from lipgraph.errors import Conflict, NotFound, Unavailable
from lipgraph.store.chain import broken_at
from lipgraph.store.neo4j import Neo4jStore
from lipgraph.store.ports import Actor

pytestmark = pytest.mark.needs("neo4j")

LIP, COUNCIL, SEAT, WAVE = PartnershipId("lip"), CouncilId("council"), SeatId("seat"), WaveId("2025")
A, B, C = (OrganizationId(name) for name in ("a", "b", "c"))
AGREEMENT = InstrumentId("agreement")
OWN, SPHERES = CodebookId("own"), TaxonomyId("spheres")
ACTOR = Actor(role="coordinator", channel="cli", document="roster.xlsx")


def linkage(relation: str, source: OrganizationId, target: OrganizationId, *, denies: bool = False) -> Claim:
    return claim(
        partnership=LIP,
        relation=RelationCode(relation),
        directed=True,
        source_org=source,
        target_org=target,
        claimant=source,
        role=Role.SENDER,
        layer=Layer.SURVEY,
        wave=WAVE,
        polarity=Polarity.DENIES if denies else Polarity.ASSERTS,
        strength=2.0,
        source=Source(document="survey.csv", row=7),
    )


FACTS: tuple[Fact, ...] = (
    Taxonomy(id=SPHERES, title="Spheres", version="2010"),
    Sector(taxonomy=SPHERES, code=SectorCode("services"), name="Services", alternatives=("Dienste", "services")),
    Sector(taxonomy=SPHERES, code=SectorCode("health"), name="Santé", broader=SectorCode("services"), rank=1),
    Codebook(id=OWN, title="Own relations"),
    Relation(codebook=OWN, code=RelationCode("sends"), name="Sends", exact_match=RelationCode("referral")),
    Relation(codebook=OWN, code=RelationCode("coffee"), name="Coffee", levels=("rarely", "often"), threshold=1.0),
    Partnership(id=LIP, slug="lip", name="Réseau ʔ ᐃᓄᒃᑎᑐᑦ", codebook=OWN, period=Period(Bound("2010-05"), Bound(".."))),
    TaxonomyUse(partnership=LIP, taxonomy=SPHERES),
    *(Organization(id=one, slug=one, name=f"Organization {one}") for one in (A, B, C)),
    OrganizationName(organization=A, text="École A", lang="fr"),
    Identifier(scheme="business-number", value="123", organization=A),
    *(Participation(partnership=LIP, organization=one) for one in (A, B, C)),
    SectorAssignment(partnership=LIP, organization=A, taxonomy=SPHERES, sector=SectorCode("health")),
    Lead(partnership=LIP, organization=B, inferred=True, source=Source(document="list.txt", line=12)),
    Council(id=COUNCIL, partnership=LIP, name="Council"),
    Seat(id=SEAT, council=COUNCIL, label="Chair"),
    Seat(id=SeatId("after"), council=COUNCIL, label="Co-chair", succeeds=SEAT),
    SeatSector(seat=SEAT, taxonomy=SPHERES, sector=SectorCode("health")),
    Membership(seat=SEAT, organization=A, role="chair"),
    Membership(seat=SEAT, spell=2, period=Period(Bound("2011"), Bound(""))),
    Wave(id=WAVE, partnership=LIP, label="2025", reference="2025-10-01"),
    Question(wave=WAVE, relation=RelationCode("sends"), roles=("sender", "receiver")),
    Response(wave=WAVE, organization=A, status=Status.NAMED),
    Response(wave=WAVE, organization=A, relation=RelationCode("sends"), role="sender", status=Status.NO_ANSWER),
    linkage("sends", A, B),
    linkage("coffee", B, A),
    linkage("sends", C, A, denies=True),
    Instrument(id=AGREEMENT, slug="coia", name="Agreement", period=Period(Bound("2005-11"), Bound(""))),
    Instrument(id=InstrumentId("call"), slug="call", name="Call", part_of=AGREEMENT, wording="early 2008"),
    Party(instrument=AGREEMENT, organization=A, role="signatory"),
    Council(id=CouncilId("mic"), instrument=AGREEMENT, name="Committee"),
    Statement(
        id=StatementId("s1"), subject_noun=Thing.SECTOR, subject_key="spheres:health", predicate="mentioned-by",
        object_noun=Thing.INSTRUMENT, object_key=AGREEMENT, attributed_organization=B,
    ),
    Statement(
        id=StatementId("s2"), subject_noun=Thing.COUNCIL, subject_key="mic", predicate="explores", object_text="x",
        contradicts=StatementId("s1"),
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def told(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever the server warns of (a deprecated word, a slow plan) fails the test."""
    with caplog.at_level(logging.WARNING, logger="neo4j.notifications"):
        yield
    assert [record.getMessage() for record in caplog.records if record.name.startswith("neo4j")] == []


@pytest.fixture
async def store(factless_neo4j: Login) -> AsyncIterator[Neo4jStore]:
    opened = open_store(factless_neo4j)
    await opened.migrate()
    yield opened
    await opened.close()


async def filled(store: Neo4jStore) -> None:
    async with store.write(ACTOR) as writer:
        await writer.merge(FACTS)


async def everything(store: Neo4jStore) -> dict[str, Sequence[Row]]:
    async with store.view() as view:
        return {noun: await view.rows(noun) for noun in NOUNS}


async def test_every_noun_comes_back_as_it_was_stored(store: Neo4jStore) -> None:
    await filled(store)
    async with store.write(ACTOR) as writer:
        for fact in FACTS:
            assert await writer.get(fact.NOUN, key_of(fact)) == fact
    assert {fact.NOUN for fact in FACTS} == set(NOUNS)


async def test_the_graph_is_one_that_a_person_would_draw(store: Neo4jStore, factless_neo4j: Login) -> None:
    await filled(store)
    path = (
        "MATCH (o:Organization)-[h:HOLDS]->(:Seat)-[:AT]->(:Council)-[:OF]->(p:Partnership) RETURN o.id, h.role, p.slug"
    )
    assert ask(factless_neo4j, path) == [["a", "chair", "lip"]]
    assert ask(factless_neo4j, "MATCH (h:Holding)-[:OF_SEAT]->(s:Seat) RETURN s.label, h.spell") == [["Chair", 2]]
    claims = "MATCH (a:Organization)-[c]->(b:Organization) RETURN a.id, type(c), c.relation, b.id ORDER BY a.id"
    assert ask(factless_neo4j, claims) == [
        ["a", "REFERS_TO", "sends", "b"],
        ["b", "LINKED_TO", "coffee", "a"],
        ["c", "DENIES", "sends", "a"],
    ]


async def test_statements_and_instruments_are_drawn_to_what_they_name(store: Neo4jStore, factless_neo4j: Login) -> None:
    await filled(store)
    about = "MATCH (s:Statement)-[:ABOUT]->(thing) RETURN s.id, labels(thing)[0] ORDER BY s.id"
    assert ask(factless_neo4j, about) == [["s1", "Sector"], ["s2", "Council"]]
    whole = (
        "MATCH (:Statement {id: 's2'})-[:CONTRADICTS]->(s)-[:NAMES]->(i:Instrument)<-[:PARTY_TO]-(o), "
        "(s)-[:SAID_BY]->(b), (c:Council)-[:ESTABLISHED_UNDER]->(i)<-[:PART_OF]-(j) RETURN o.id, b.id, c.id, j.id"
    )
    assert ask(factless_neo4j, whole) == [["a", "b", "mic", "call"]]


async def test_a_claim_that_turns_into_a_denial_changes_its_type_and_stays_one(
    store: Neo4jStore, factless_neo4j: Login
) -> None:
    await filled(store)
    async with store.write(ACTOR) as writer:
        await writer.merge([linkage("sends", A, B, denies=True)])
    assert writer.written.changed == {"claim": 1}
    between = "MATCH (:Organization {id: 'a'})-[c]->(:Organization {id: 'b'}) RETURN type(c)"
    assert ask(factless_neo4j, between) == [["DENIES"]]


async def test_base_relations_have_types_of_their_own(store: Neo4jStore, factless_neo4j: Login) -> None:
    await filled(store)
    async with store.write(ACTOR) as writer:
        await writer.merge(
            [
                Codebook(id=BASE_CODEBOOK, title="Base"),
                Relation(codebook=BASE_CODEBOOK, code=RelationCode("funding"), name="Funding"),
                Partnership(id=PartnershipId("other"), slug="other", name="Other", codebook=BASE_CODEBOOK),
                claim(
                    partnership=PartnershipId("other"), relation=RelationCode("funding"), directed=True, source_org=A,
                    target_org=C, claimant=None, role=Role.UNKNOWN, source_key="1",
                ),
            ]
        )  # fmt: skip
    assert ask(factless_neo4j, "MATCH (a)-[c:FUNDS]->(b) RETURN a.id, b.id") == [["a", "c"]]
    async with store.view() as view:
        other = await view.holdings(PartnershipId("other"))
    assert [one.id for one in other.organizations] == ["a", "c"]
    assert len(other.claims) == 1


async def test_holdings_hold_the_claims_as_columns(store: Neo4jStore) -> None:
    await filled(store)
    async with store.view() as view:
        holdings = await view.holdings(LIP)
        with pytest.raises(NotFound):
            await view.holdings(PartnershipId("nobody"))
    kept = [holdings.claims.claim(place, LIP) for place in range(len(holdings.claims))]
    assert kept == sorted((fact for fact in FACTS if isinstance(fact, Claim)), key=lambda one: one.id)
    held = {fact for group in (holdings.memberships, holdings.responses, holdings.questions) for fact in group}
    assert held == {fact for fact in FACTS if isinstance(fact, Membership | Response | Question)}
    assert [one.id for one in holdings.organizations] == ["a", "b", "c"]
    assert holdings.revision == 1


async def test_an_error_in_the_middle_leaves_nothing(store: Neo4jStore) -> None:
    await filled(store)
    before = state_digest(await everything(store))

    async def half() -> None:
        async with store.write(ACTOR) as writer:
            await writer.merge([Organization(id=OrganizationId("d"), slug="d", name="D")])
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        await half()
    async with store.view() as view:
        assert await view.revision() == 1
    assert state_digest(await everything(store)) == before


async def test_everything_can_be_removed_in_the_reverse_order(store: Neo4jStore, factless_neo4j: Login) -> None:
    await filled(store)
    async with store.write(ACTOR) as writer:
        for noun in reversed(list(NOUNS)):
            await writer.remove(noun, [key_of(fact) for fact in FACTS if noun == fact.NOUN])
    left = "MATCH (n) WHERE NOT n:Meta AND NOT n:LogEntry AND NOT n:Touch RETURN labels(n)"
    assert ask(factless_neo4j, left) == []
    async with store.view() as view:
        entries = [entry async for entry in view.log()]
    assert [len(entry.changes) for entry in entries] == [len(FACTS), len(FACTS)]
    assert broken_at(entries) is None


async def test_what_others_rest_on_cannot_be_removed(store: Neo4jStore) -> None:
    await filled(store)
    for noun, key in (("organization", ("c",)), ("wave", ("2025",)), ("sector", ("spheres", "services"))):
        with pytest.raises(Conflict):
            async with store.write(ACTOR) as writer:
                await writer.remove(noun, [key])


async def test_a_key_that_was_seen_does_nothing_again(store: Neo4jStore) -> None:
    for replayed in (False, True):
        async with store.write(ACTOR, key="load-1") as writer:
            await writer.merge(FACTS[:2])
        assert writer.written.replayed is replayed
        assert writer.written.added == {"sector": 1, "taxonomy": 1}
        assert writer.written.revision == 1


async def test_a_view_never_reads_two_revisions(store: Neo4jStore) -> None:
    await filled(store)
    async with store.view() as view:
        assert len(await view.rows("organization")) == 3
        async with store.write(ACTOR) as writer:
            await writer.merge([Organization(id=OrganizationId("d"), slug="d", name="D")])
        with pytest.raises(Unavailable):
            await view.rows("organization")
        assert [entry.revision async for entry in view.log()] == [1]
