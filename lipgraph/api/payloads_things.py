"""The answer of each mutation: the thing as it stands now, beside what every mutation answers."""

from __future__ import annotations

import strawberry

from lipgraph.api.context import Info
from lipgraph.api.fields import described
from lipgraph.api.nodes import partnership_lens
from lipgraph.api.payloads import WritePayload
from lipgraph.api.types_organizations import (
    Identifier,
    Lead,
    Organization,
    OrganizationName,
    Participation,
    SectorAssignment,
)
from lipgraph.api.types_partnerships import Partnership
from lipgraph.api.types_vocabulary import Codebook, Relation, Sector, Taxonomy, TaxonomyUse
from lipgraph.domain import organizations, vocabulary
from lipgraph.domain.partnerships import Partnership as DomainPartnership

NOTHING = "null where nothing was written, or after a removal."


@strawberry.type(description="What came of a mutation of a partnership.")
class PartnershipPayload(WritePayload):
    """The answer."""

    @described(description=f"The partnership; {NOTHING}")
    async def partnership(self, info: Info) -> Partnership | None:
        """Return the partnership."""
        found = self.fact(DomainPartnership)
        return None if found is None else partnership_lens(found, await info.context.directory())


@strawberry.type(description="What came of a mutation of an organization.")
class OrganizationPayload(WritePayload):
    """The answer."""

    @described(description=f"The organization; {NOTHING}")
    async def organization(self, info: Info) -> Organization | None:
        """Return the organization."""
        found = self.fact(organizations.Organization)
        return None if found is None else Organization(value=found, directory=await info.context.directory())


@strawberry.type(description="What came of a mutation of another name of an organization.")
class OrganizationNamePayload(WritePayload):
    """The answer."""

    @described(description=f"The name; {NOTHING}")
    def organization_name(self) -> OrganizationName | None:
        """Return the name."""
        found = self.fact(organizations.OrganizationName)
        return None if found is None else OrganizationName(value=found)


@strawberry.type(description="What came of a mutation of an external identifier.")
class IdentifierPayload(WritePayload):
    """The answer."""

    @described(description=f"The identifier; {NOTHING}")
    def identifier(self) -> Identifier | None:
        """Return the identifier."""
        found = self.fact(organizations.Identifier)
        return None if found is None else Identifier(fact=found)


@strawberry.type(description="What came of a mutation of a time on a roster.")
class ParticipationPayload(WritePayload):
    """The answer."""

    @described(description=f"The time on the roster; {NOTHING}")
    async def participation(self, info: Info) -> Participation | None:
        """Return the participation."""
        found = self.fact(organizations.Participation)
        return None if found is None else Participation(value=found, directory=await info.context.directory())


@strawberry.type(description="What came of a mutation of a sector of an organization.")
class SectorAssignmentPayload(WritePayload):
    """The answer."""

    @described(description=f"The sector of the organization; {NOTHING}")
    async def sector_assignment(self, info: Info) -> SectorAssignment | None:
        """Return the sector of the organization."""
        found = self.fact(organizations.SectorAssignment)
        return None if found is None else SectorAssignment(value=found, directory=await info.context.directory())


@strawberry.type(description="What came of a mutation of a partnership's lead.")
class LeadPayload(WritePayload):
    """The answer."""

    @described(description=f"The lead; {NOTHING}")
    async def lead(self, info: Info) -> Lead | None:
        """Return the lead."""
        found = self.fact(organizations.Lead)
        return None if found is None else Lead(value=found, directory=await info.context.directory())


@strawberry.type(description="What came of a mutation of a taxonomy.")
class TaxonomyPayload(WritePayload):
    """The answer."""

    @described(description=f"The taxonomy; {NOTHING}")
    async def taxonomy(self, info: Info) -> Taxonomy | None:
        """Return the taxonomy."""
        found = self.fact(vocabulary.Taxonomy)
        if found is None:
            return None
        every = (await info.context.directory()).sectors
        terms = sorted((one for one in every if one.taxonomy == found.id), key=lambda one: (one.rank, one.code))
        return Taxonomy(value=found, terms=tuple(terms))


@strawberry.type(description="What came of a mutation of a sector.")
class SectorPayload(WritePayload):
    """The answer."""

    @described(description=f"The sector; {NOTHING}")
    def sector(self) -> Sector | None:
        """Return the sector."""
        found = self.fact(vocabulary.Sector)
        return None if found is None else Sector(value=found)


@strawberry.type(description="What came of a mutation of a codebook.")
class CodebookPayload(WritePayload):
    """The answer."""

    @described(description=f"The codebook; {NOTHING}")
    def codebook(self) -> Codebook | None:
        """Return the codebook."""
        found = self.fact(vocabulary.Codebook)
        return None if found is None else Codebook(value=found)


@strawberry.type(description="What came of a mutation of a relation.")
class RelationPayload(WritePayload):
    """The answer."""

    @described(description=f"The relation; {NOTHING}")
    def relation(self) -> Relation | None:
        """Return the relation."""
        found = self.fact(vocabulary.Relation)
        return None if found is None else Relation(value=found)


@strawberry.type(description="What came of a mutation of a partnership's use of a taxonomy.")
class TaxonomyUsePayload(WritePayload):
    """The answer."""

    @described(description=f"The use of the taxonomy; {NOTHING}")
    def taxonomy_use(self) -> TaxonomyUse | None:
        """Return the use of a taxonomy."""
        found = self.fact(vocabulary.TaxonomyUse)
        return None if found is None else TaxonomyUse(value=found)
