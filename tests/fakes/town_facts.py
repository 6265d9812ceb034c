"""An invented town of any size: organizations on one partnership's roster and referrals between them at one wave."""

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.domain.claims import Role, claim
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import OrganizationId, RelationCode, partnership_id, wave_id
from lipgraph.domain.organizations import Organization, Participation
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.vocabulary import BASE_CODEBOOK
from lipgraph.domain.waves import Question, Wave


def town(*, organizations: int, linkages: int) -> list[Fact]:
    """Return the facts of a town; each organization refers to as many of those that follow it."""
    home = partnership_id("town", "lake")
    wave, referral = wave_id(home, "2025"), RelationCode("referral")
    ids = [OrganizationId(f"org-{number:06}") for number in range(organizations)]
    each = linkages // organizations
    return [
        *base_vocabulary(),
        Partnership(id=home, slug="lake", name="Lake", codebook=BASE_CODEBOOK),
        Wave(id=wave, partnership=home, label="2025", reference="2025-10-31"),
        Question(wave=wave, relation=referral),
        *(Organization(id=one, slug=one, name=f"Organization {one}") for one in ids),
        *(Participation(partnership=home, organization=one) for one in ids),
        *(
            claim(partnership=home, relation=referral, directed=True, source_org=one, claimant=one, wave=wave,
                  target_org=ids[(place + step) % organizations], role=Role.SENDER)
            for place, one in enumerate(ids) for step in range(1, each + 1)
        ),
    ]  # fmt: skip
