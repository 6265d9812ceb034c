"""Two small invented partnerships in which every stored noun occurs, with the awkward cases a store must keep."""

from lipgraph.domain.claims import Claim, Layer, Polarity, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import (
    CodebookId,
    CouncilId,
    OrganizationId,
    PartnershipId,
    RelationCode,
    SectorCode,
    TaxonomyId,
    council_id,
    instrument_id,
    organization_id,
    partnership_id,
    seat_id,
    statement_id,
    wave_id,
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
from lipgraph.domain.statements import Stance, Statement, Thing, thing_key
from lipgraph.domain.time import ALWAYS, Bound, Period
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Status, Wave

TAXONOMY, CODEBOOK, OTHER_CODEBOOK = TaxonomyId("spheres"), CodebookId("words"), CodebookId("other-words")
HEALTH, CLINICS, SCHOOLS = SectorCode("health"), SectorCode("clinics"), SectorCode("schools")
REFERRAL, INFORMATION = RelationCode("referral"), RelationCode("information")
NORTH, SOUTH = partnership_id("fake", "north"), partnership_id("fake", "south")
TABLE: CouncilId = council_id(NORTH, "table")
GROUP: CouncilId = council_id(NORTH, "group")
OLD_SEAT, SEAT, EMPTY_SEAT = seat_id(TABLE, "Health 2020"), seat_id(TABLE, "Health"), seat_id(TABLE, "Newcomers")
FIRST, SECOND, ELSEWHERE = wave_id(NORTH, "2024"), wave_id(NORTH, "2025"), wave_id(SOUTH, "2025")
AGREEMENT, PROGRAMME = instrument_id("fake", "agreement"), instrument_id("fake", "programme")
COMMITTEE = council_id(AGREEMENT, "committee")
MANY, MOST = statement_id("fake", "many"), statement_id("fake", "most")
CITED = Source(document="roster.csv", digest="ab" * 32, sheet="Répertoire", row=7, text="« Santé »", inferred="by name")


def organization(key: str) -> OrganizationId:
    """Return the id of one of the invented organizations."""
    return organization_id("fake", key)


A, B, C, SHARED = (organization(key) for key in ("a", "b", "c", "shared"))


def vocabulary() -> list[Fact]:
    """A taxonomy with a narrower term, and two codebooks that share a code."""
    return [
        Taxonomy(id=TAXONOMY, title="Spheres", title_fr="Sphères", version="2010-05", source=CITED),
        Sector(taxonomy=TAXONOMY, code=HEALTH, name="Health", name_fr="Santé", rank=1, alternatives=("Care", "Soins")),
        Sector(taxonomy=TAXONOMY, code=CLINICS, name="Clinics", broader=HEALTH, rank=2, note="two in the source"),
        Sector(taxonomy=TAXONOMY, code=SCHOOLS, name="Schools", kind="sector", rank=3),
        Codebook(id=CODEBOOK, title="Words"),
        Codebook(id=OTHER_CODEBOOK, title="Other words"),
        Relation(codebook=CODEBOOK, code=REFERRAL, name="Referral", levels=("rarely", "often"), threshold=2.0),
        Relation(codebook=CODEBOOK, code=INFORMATION, name="Information", directed=False, in_default_view=True),
        Relation(codebook=OTHER_CODEBOOK, code=REFERRAL, name="Sends to", exact_match=REFERRAL),
    ]


def partnerships() -> list[Fact]:
    """Two partnerships, one synthetic, one with periods that nobody wrote down."""
    dated = Period(Bound("2005-11"), Bound(".."))
    return [
        Partnership(
            id=NORTH, slug="north", name="North", codebook=CODEBOOK, synthetic=True, period=dated, area_count=2
        ),
        Partnership(id=SOUTH, slug="south", name="South", name_fr="Sud", codebook=OTHER_CODEBOOK, dataset="fake"),
        TaxonomyUse(partnership=NORTH, taxonomy=TAXONOMY, period=ALWAYS),
    ]


def organizations() -> list[Fact]:
    """Four organizations, one of them in both partnerships."""
    members = [(NORTH, A), (NORTH, B), (NORTH, C), (NORTH, SHARED), (SOUTH, SHARED)]
    return [
        Organization(id=A, slug="a", name="Réseau de santé", lang="fr", kind="clinic", classified_by="source"),
        Organization(id=B, slug="b", name="ʔaq̓am", level_of_government="first-nation"),
        Organization(id=C, slug="c", name="ᐃᓄᒃᑎᑐᑦ"),
        Organization(id=SHARED, slug="shared", name="Shared Services", source=CITED),
        OrganizationName(organization=A, text="Health Net", kind="former", period=Period(Bound(""), Bound("2010"))),
        Identifier(scheme="bn", value="00123", organization=A),
        *(Participation(partnership=home, organization=one, period=Period(Bound("2020"))) for home, one in members),
        Participation(partnership=NORTH, organization=C, spell=2, period=Period(Bound("2024-02-29"), Bound(".."))),
        SectorAssignment(partnership=NORTH, organization=A, taxonomy=TAXONOMY, sector=HEALTH),
        SectorAssignment(partnership=NORTH, organization=A, taxonomy=TAXONOMY, sector=CLINICS, primary=False),
        SectorAssignment(partnership=NORTH, organization=B, taxonomy=TAXONOMY, sector=SCHOOLS),
        Lead(partnership=NORTH, organization=A, inferred=True, source=CITED),
        Lead(partnership=SOUTH, organization=SHARED),
    ]


def councils() -> list[Fact]:
    """A council with a sub-council; a seat that succeeds another, one held without a name, one vacant."""
    return [
        Council(id=TABLE, partnership=NORTH, name="Table", name_fr="Table", period=ALWAYS),
        Council(id=GROUP, partnership=NORTH, name="Group", kind="working-group", parent=TABLE, rank=1),
        Seat(id=OLD_SEAT, council=TABLE, label="Health 2020", period=Period(Bound(".."), Bound("2020"))),
        Seat(id=SEAT, council=TABLE, label="Health", label_fr="Santé", succeeds=OLD_SEAT, rank=1),
        Seat(id=EMPTY_SEAT, council=TABLE, label="Newcomers", rank=2),
        SeatSector(seat=SEAT, taxonomy=TAXONOMY, sector=HEALTH),
        Membership(seat=SEAT, organization=A, role="co-chair", period=Period(Bound("2021-04"), Bound(""))),
        Membership(seat=SEAT, organization=B, wave=SECOND),
        Membership(seat=OLD_SEAT, period=Period(Bound("2019"), Bound("2020"))),
    ]


def waves() -> list[Fact]:
    """Waves with what they asked, and every status that an organization can have at one."""
    known = {
        A: Status.NAMED,
        B: Status.ANSWERED_NONE,
        C: Status.NO_ANSWER,
        SHARED: Status.NOT_ASKED,
    }
    return [
        Wave(id=FIRST, partnership=NORTH, label="2024", reference="2024-10-01", rank=1),
        Wave(id=SECOND, partnership=NORTH, label="2025", rank=2, closed=False, title="Second", title_fr="Deuxième"),
        Wave(id=ELSEWHERE, partnership=SOUTH, label="2025", fieldwork=Period(Bound("2025-01"), Bound("2025-03"))),
        Question(wave=SECOND, relation=REFERRAL, roles=("sender", "receiver")),
        Question(wave=FIRST, relation=INFORMATION, roles=("end",)),
        *(Response(wave=SECOND, organization=one, status=status) for one, status in known.items()),
        Response(wave=FIRST, organization=C, status=Status.RECORDED_EMPTY),
        Response(wave=SECOND, organization=A, relation=REFERRAL, role="receiver", status=Status.NOT_IN_NETWORK),
    ]


def referral(source: OrganizationId, target: OrganizationId, role: Role, /, **rest: object) -> Claim:
    """One claim of a referral in the north at the second wave, said by the end that ``role`` names."""
    claimant = {Role.SENDER: source, Role.RECEIVER: target}.get(role)
    told: dict[str, object] = {"partnership": NORTH, "wave": SECOND, "claimant": claimant, **rest}
    return claim(relation=REFERRAL, directed=True, source_org=source, target_org=target, role=role, **told)  # type: ignore[arg-type]  # a test's own words


def claims() -> list[Fact]:
    """Claims that agree, that deny, of a third party, of nobody known, without a wave, and of the other partnership."""
    return [
        referral(A, B, Role.SENDER, strength=2.0, volume=40.0, source=CITED),
        referral(A, B, Role.RECEIVER, strength=1.0),
        referral(B, C, Role.SENDER),
        referral(B, C, Role.RECEIVER, polarity=Polarity.DENIES),
        referral(C, SHARED, Role.UNKNOWN),
        referral(A, C, Role.THIRD_PARTY, claimant=SHARED, layer=Layer.MINUTES),
        referral(A, C, Role.UNKNOWN, wave=None, source_key="1", layer=Layer.REFERRAL_LOG, period=ALWAYS),
        referral(A, C, Role.UNKNOWN, wave=None, source_key="2", layer=Layer.REFERRAL_LOG),
        claim(
            partnership=NORTH, relation=INFORMATION, directed=False, source_org=B, target_org=A, claimant=B,
            role=Role.END, wave=FIRST,
        ),
        referral(SHARED, SHARED, Role.UNKNOWN, partnership=SOUTH, wave=ELSEWHERE),
    ]  # fmt: skip


def instruments() -> list[Fact]:
    """An agreement with a programme under it, who is party, and a committee that belongs to no partnership."""
    chair, unnamed = seat_id(COMMITTEE, "Co-chair"), seat_id(COMMITTEE, "Member")
    return [
        Instrument(
            id=AGREEMENT, slug="agreement", name="Accord", kind="agreement", level_of_government="federal",
            classified_by="source", wording="early 2008", period=Period(Bound("2008"), Bound("")), source=CITED,
        ),
        Instrument(id=PROGRAMME, slug="programme", name="Programme", name_fr="Programme", part_of=AGREEMENT, rank=1),
        Party(instrument=AGREEMENT, organization=A, role="signatory", source=CITED),
        Party(instrument=AGREEMENT, organization=B, role="signatory", period=Period(Bound("2008-02"), Bound(".."))),
        Council(id=COMMITTEE, instrument=AGREEMENT, name="Committee", kind="committee"),
        Seat(id=chair, council=COMMITTEE, label="Co-chair"),
        Seat(id=unnamed, council=COMMITTEE, label="Member", rank=1),
        SeatSector(seat=chair, taxonomy=TAXONOMY, sector=SCHOOLS),
        Membership(seat=chair, organization=A, role="co-chair"),
        Membership(seat=unnamed),
    ]  # fmt: skip


def statements() -> list[Fact]:
    """Statements about things of every kind: one left unsaid, two that contradict, one that reports another's words."""
    about = [
        (Thing.PARTNERSHIP, NORTH), (Thing.ORGANIZATION, A), (Thing.COUNCIL, TABLE), (Thing.SEAT, SEAT),
        (Thing.WAVE, FIRST), (Thing.INSTRUMENT, PROGRAMME), (Thing.STATEMENT, MANY), (Thing.TAXONOMY, TAXONOMY),
        (Thing.SECTOR, thing_key(Thing.SECTOR, TAXONOMY, CLINICS)), (Thing.CODEBOOK, OTHER_CODEBOOK),
        (Thing.RELATION, thing_key(Thing.RELATION, CODEBOOK, INFORMATION)), (Thing.TERM, "roles:co-chair"),
    ]  # fmt: skip
    many = Statement(
        id=MANY, subject_noun=Thing.INSTRUMENT, subject_key=PROGRAMME, predicate="consults", quantifier="many",
        object_text="partnerships", object_lang="en", object_text_fr="partenariats", source=CITED,
    )  # fmt: skip
    return [
        many,
        Statement(
            id=MOST, subject_noun=Thing.INSTRUMENT, subject_key=PROGRAMME, predicate="consults", quantifier="most",
            contradicts=MANY, stance=Stance.DENIES, rank=1, period=Period(Bound("2010"), Bound("")),
        ),
        *(
            Statement(
                id=statement_id("fake", noun.value), subject_noun=noun, subject_key=key, predicate="funded-by",
                object_noun=noun, object_key=key, attributed_to="Somebody (2010)", attributed_organization=B,
            )
            for noun, key in about
        ),
        Statement(
            id=statement_id("fake", "unsaid"), subject_noun=Thing.PARTNERSHIP, subject_key=SOUTH,
            predicate="funded-by", stance=Stance.UNSTATED,
        ),
    ]  # fmt: skip


def every_fact() -> list[Fact]:
    """All of them, in an order in which each rests on earlier ones."""
    return [
        *vocabulary(), *partnerships(), *organizations(), *waves(), *councils(), *claims(), *instruments(),
        *statements(),
    ]  # fmt: skip


def facts_of(partnership: PartnershipId) -> list[Fact]:
    """The facts that the holdings of one of the two partnerships must show, picked here by hand."""
    if partnership == NORTH:
        south = {SOUTH, OTHER_CODEBOOK, ELSEWHERE}
        apart = [*instruments(), *statements()]
        return [fact for fact in every_fact() if fact not in apart and not south & _homes(fact)]
    kinds = Organization, Participation, Lead, Wave, Claim, Codebook, Relation
    return [fact for fact in every_fact() if isinstance(fact, kinds) and _is_southern(fact)]


_HOMES = ("id", "partnership", "codebook", "wave")


def _homes(fact: Fact) -> set[object]:
    return {getattr(fact, name, None) for name in _HOMES}


def _is_southern(fact: Fact) -> bool:
    return bool({SOUTH, OTHER_CODEBOOK, SHARED} & _homes(fact)) and getattr(fact, "partnership", None) != NORTH
