"""A town whose members and claims have dates that leave something undecided, written as text."""

from datetime import date

from fakes.small_networks import CODEBOOK, PARTNERSHIP, REFERRAL, TAXONOMY
from lipgraph.domain.claims import Layer, Polarity, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.ids import OrganizationId, SectorCode, WaveId
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.organizations import Organization, Participation, SectorAssignment
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.source import Source
from lipgraph.domain.time import ALWAYS, Period
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Response, Status, Wave

# A1 and B1 are surely there on the day; A2 joined some day in that month; when C1 joined nobody wrote down.
ROSTER = {"A1": "2020-01-01/..", "B1": "../..", "A2": "2024-05/..", "C1": "/.."}
# Each claim with its period and the day of its dated source: A1>B1 surely holds; A2>B1 hangs on A2; B1>A1 ended in
# the month of the day, which one day nobody knows; C1>A1 is undecided twice over.
CLAIMS = ("A1>B1 2023/..", "A2>B1 2023/..", "B1>A1 2020/2024-05", "C1>A1 /")
WAVES = ("2023", "2024")
DAY = date(2024, 5, 15)
TOWN = Partnership(id=PARTNERSHIP, slug="town", name="Town", codebook=CODEBOOK)


def _claim(text: str, number: int) -> Fact:
    """``S1>H1 PERIOD``, with ``!`` before it a denial, ``@DAY`` after it the day of its dated source."""
    told, _, rest = text.lstrip("!").partition(" ")
    period, _, dated = rest.partition("@")
    source, target = (OrganizationId(end) for end in told.split(">"))
    return claim(
        partnership=PARTNERSHIP, relation=REFERRAL, directed=True, source_org=source, target_org=target,
        claimant=None, role=Role.THIRD_PARTY, layer=Layer.AGREEMENT, source_key=str(number),
        polarity=Polarity.DENIES if text.startswith("!") else Polarity.ASSERTS,
        period=Period.parse(period), source=Source(dated=dated or None),
    )  # fmt: skip


def dated_facts(*claims: str, roster: dict[str, str] = ROSTER) -> list[Fact]:
    """Return a partnership ``town`` whose members and claims have these dates, with its vocabulary."""
    names = [OrganizationId(name) for name in roster]
    letters = sorted({name[0] for name in names})
    return [
        TOWN,
        Taxonomy(id=TAXONOMY, title="Letters"), TaxonomyUse(partnership=PARTNERSHIP, taxonomy=TAXONOMY, period=ALWAYS),
        *(Sector(taxonomy=TAXONOMY, code=SectorCode(x), name=x, rank=i) for i, x in enumerate(letters)),
        Codebook(id=CODEBOOK, title="Own"), Relation(codebook=CODEBOOK, code=REFERRAL, name="referral"),
        *(Organization(id=name, slug=name.lower(), name=name) for name in names),
        *(Participation(partnership=PARTNERSHIP, organization=n, period=Period.parse(roster[n])) for n in names),
        *(
            SectorAssignment(
                partnership=PARTNERSHIP, organization=n, taxonomy=TAXONOMY, sector=SectorCode(n[0]), period=ALWAYS
            )
            for n in names
        ),
        *(Wave(id=WaveId(x), partnership=PARTNERSHIP, label=x, reference=f"{x}-05-15", closed=True) for x in WAVES),
        *(Response(wave=WaveId(x), organization=n, status=Status.NAMED) for x in WAVES for n in names),
        *(_claim(text, number) for number, text in enumerate(claims)),
    ]  # fmt: skip


def dated_network(
    *claims: str, roster: dict[str, str] = ROSTER, day: date = DAY, wave: str | None = None
) -> StakeholderNetwork:
    """Return its network at a day, or at a wave."""
    facts = dated_facts(*claims, roster=roster)
    held = holdings_of(TOWN, [one for one in facts if one is not TOWN])
    return network_at(held, moment_of(held, wave=wave) if wave else moment_of(held, day=day))
