"""Small networks written as text, such as ``S1>S2 S2>H1``: the letter is the sector, the number tells members apart."""

from dataclasses import dataclass, field

import numpy as np

from lipgraph.analysis.projection import Projection, build
from lipgraph.analysis.results import MeasureView
from lipgraph.domain.claims import Claim, Layer, Polarity, Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.holdings import holdings_of
from lipgraph.domain.ids import (
    CodebookId,
    OrganizationId,
    PartnershipId,
    RelationCode,
    SectorCode,
    TaxonomyId,
    WaveId,
)
from lipgraph.domain.network import StakeholderNetwork, moment_of, network_at
from lipgraph.domain.organizations import Organization, SectorAssignment
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.time import ALWAYS
from lipgraph.domain.vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain.waves import Question, Response, Status, Wave

PARTNERSHIP = PartnershipId("town")
TAXONOMY, CODEBOOK = TaxonomyId("letters"), CodebookId("own")
REFERRAL, INFORMATION = RelationCode("referral"), RelationCode("information")
DIRECTED = {REFERRAL: True, INFORMATION: False}


def projected(ties: str, *, members: str = "", directed: bool = False, sectors: str = "") -> Projection:
    """Return a projection at once, without claims: ``members`` names those without a tie, ``sectors`` empty ones."""
    pairs = [one.split(">") for one in ties.split()]
    names = sorted({end for pair in pairs for end in pair} | set(members.split()))
    codes = sorted({name[0] for name in names} | set(sectors))
    place = {name: i for i, name in enumerate(names)}
    return build(
        organizations=names,
        ties=(
            np.array([place[a] for a, _ in pairs], np.int32),
            np.array([place[b] for _, b in pairs], np.int32),
        ),
        sectors=(np.array([codes.index(name[0]) for name in names], np.int32), tuple(codes)),
        observed=np.ones(len(names), np.bool_),
        view=MeasureView(relations=("referral",), moment="w:1", direction="directed" if directed else "undirected"),
    )


@dataclass(slots=True)
class Town:
    """Builds a network of claims: ``say`` is who says it, ``>`` as sender, ``<`` as receiver of ``S1>H1``."""

    members: str
    wave: str = "1"
    roles: tuple[str, ...] = ("sender", "receiver")
    silent: dict[str, Status] = field(default_factory=dict)
    threshold: float | None = None
    facts: list[Fact] = field(default_factory=list)

    def says(
        self,
        ties: str,
        *,
        role: Role = Role.SENDER,
        relation: RelationCode = REFERRAL,
        polarity: Polarity = Polarity.ASSERTS,
        strength: float | None = None,
    ) -> "Town":
        """Add a claim a tie; a sender's by the first end, a receiver's by the second, an end's by the first."""
        for tie in ties.split():
            source, target = (OrganizationId(end) for end in tie.split(">"))
            self.facts.append(
                claim(
                    partnership=PARTNERSHIP,
                    relation=relation,
                    directed=DIRECTED[relation],
                    source_org=source,
                    target_org=target,
                    claimant={Role.RECEIVER: target, Role.UNKNOWN: None, Role.THIRD_PARTY: None}.get(role, source),
                    role=role,
                    layer=Layer.MINUTES if role is Role.THIRD_PARTY else Layer.SURVEY,
                    wave=WaveId(self.wave),
                    polarity=polarity,
                    strength=strength,
                )
            )
        return self

    def network(self) -> StakeholderNetwork:
        """Return the network at the wave."""
        partnership = Partnership(id=PARTNERSHIP, slug="town", name="Town", codebook=CODEBOOK)
        wave = Wave(id=WaveId(self.wave), partnership=PARTNERSHIP, label=self.wave)
        held = holdings_of(partnership, [wave, *self._vocabulary(), *self._roster(), *self.facts])
        return network_at(held, moment_of(held, wave=self.wave))

    def _vocabulary(self) -> list[Fact]:
        letters = sorted({name[0] for name in self.members.split()})
        return [
            Taxonomy(id=TAXONOMY, title="Letters"),
            TaxonomyUse(partnership=PARTNERSHIP, taxonomy=TAXONOMY, period=ALWAYS),
            *(Sector(taxonomy=TAXONOMY, code=SectorCode(x), name=x, rank=i) for i, x in enumerate(letters)),
            Codebook(id=CODEBOOK, title="Own"),
            *(
                Relation(codebook=CODEBOOK, code=code, name=code, directed=directed, threshold=self.threshold)
                for code, directed in DIRECTED.items()
            ),
            Question(wave=WaveId(self.wave), relation=REFERRAL, roles=self.roles),
            Question(wave=WaveId(self.wave), relation=INFORMATION, roles=("end",)),
        ]

    def _roster(self) -> list[Fact]:
        names = [OrganizationId(name) for name in self.members.split()]
        return [
            *(Organization(id=name, slug=name.lower(), name=name) for name in names),
            *(
                SectorAssignment(
                    partnership=PARTNERSHIP, organization=name, taxonomy=TAXONOMY, sector=SectorCode(name[0]),
                    period=ALWAYS,
                )
                for name in names
            ),
            *(
                Response(wave=WaveId(self.wave), organization=name, status=self.silent.get(name, Status.NAMED))
                for name in names
            ),
        ]  # fmt: skip


def claims_of(town: Town) -> list[Claim]:
    """Return the claims that were added."""
    return [fact for fact in town.facts if isinstance(fact, Claim)]
