"""Candidate coordination gaps: missing sectors, vacant seats, under-linked sector pairs, isolated organizations."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np

from lipgraph.analysis.pairs import DRAWS, sector_pairs, under_linked
from lipgraph.analysis.projection import Projection, project
from lipgraph.analysis.results import Finding, Gap, MeasureView, NullModel
from lipgraph.analysis.structure import degrees
from lipgraph.analysis.view import default_view
from lipgraph.domain.ids import gap_id
from lipgraph.domain.network import CouncilAt, StakeholderNetwork
from lipgraph.domain.partnerships import SeatState

KINDS = ("sector-missing", "vacant-seat", "under-linked-sector-pair", "isolated-organization")
"""The kinds, in the order in which ``gaps`` returns them; nothing ranks one kind against another."""

CHOSEN_FOR_A_TASK = frozenset({"working-group"})
"""Kinds of council that nobody expects every sector at: they are made of those whom a task concerns."""


def gaps(network: StakeholderNetwork, view: MeasureView | None = None, *, draws: int = DRAWS) -> tuple[Gap, ...]:
    """Return the candidate gaps of a network in one view, by kind, each kind in its own order."""
    view = view if view is not None else default_view(network)
    projection = project(network, view)
    pairs = sector_pairs(projection, partnership=network.partnership.id, draws=draws)
    return (
        *sectors_missing(network, projection),
        *vacant_seats(network, projection),
        *under_linked(pairs),
        *isolated(network, projection),
    )


def sectors_missing(network: StakeholderNetwork, projection: Projection) -> tuple[Gap, ...]:
    """Return, for each council that has seats, the terms of the taxonomy that nobody there speaks for.

    The expectation is that a council speaks for every term; working groups are left out, since none holds for them.
    A sector is there through a held seat that is for it, or through the primary sector of an organization that holds
    any seat. What is larger in the community comes first. ``possible`` is how many organizations are known to sit
    there; beside it stands how often a draw of so many from all would leave the sector out, which decides nothing.
    """
    found = []
    sizes = dict(zip(projection.sectors, projection.sizes.tolist(), strict=True))
    for council in network.councils:
        if not council.seats or council.council.kind in CHOSEN_FOR_A_TASK or _is_unknown(council):
            continue
        there, seated = _sectors_at(network, council), _seated(network, council)
        missing = [sector.code for sector in network.sectors if sector.code not in there]
        for code in sorted(missing, key=lambda one: -sizes.get(one, 0)):
            members = np.flatnonzero(projection.sector == projection.sectors.index(code)).tolist()
            found.append(
                _gap(
                    network, projection, "sector-missing", (council.council.id, code), sectors=(code,),
                    organizations=tuple(projection.organizations[one] for one in members),
                    council=council.council.id, unit="organizations", possible=seated,
                    findings=_drawn(community=sum(sizes.values()), sector=sizes.get(code, 0), seated=seated),
                )
            )  # fmt: skip
    return tuple(found)


def vacant_seats(network: StakeholderNetwork, projection: Projection) -> tuple[Gap, ...]:
    """Return the seats that nobody holds; a seat whose holder is not named is not vacant, an undecided one neither."""
    return tuple(
        _gap(
            network, projection, "vacant-seat", (at.seat.id,), sectors=tuple(one.code for one in at.sectors),
            seat=at.seat.id, council=council.council.id, unit="seats",
        )
        for council in network.councils
        for at in council.seats
        if at.state is SeatState.VACANT
    )  # fmt: skip


def isolated(network: StakeholderNetwork, projection: Projection) -> tuple[Gap, ...]:
    """Return organizations without any tie in the view; those that answered come first.

    None where no wave had asked any relation of the view by then: nobody can be told to stand alone.
    """
    if not any(relation in network.asked for relation in projection.view.relations):
        return ()
    alone = np.flatnonzero(degrees(projection) == 0).tolist()
    others = max(projection.n - 1, 1)
    answered = int(projection.observed.sum())
    result = []
    for place in sorted(alone, key=lambda one: (not projection.observed[one], projection.organizations[one])):
        own = bool(projection.observed[place])
        sector = int(projection.sector[place])
        result.append(
            _gap(
                network, projection, "isolated-organization", (projection.organizations[place],),
                sectors=(projection.sectors[sector],) if sector >= 0 else (),
                organizations=(projection.organizations[place],), unit="organizations",
                observed_share=(answered - 1) / others if own else 0.0,
            )
        )  # fmt: skip
    return tuple(result)


def _is_unknown(council: CouncilAt) -> bool:
    """A seat for no sector, of which nobody knows who holds it, could be any sector's."""
    return any(at.state is SeatState.UNDECIDED and not at.sectors and not at.holders for at in council.seats)


def absence_by_chance(*, community: int, sector: int, seated: int) -> float:
    """Return how often a draw of ``seated`` from ``community`` organizations leaves out all ``sector`` of one sector.

    Hypergeometric P(0).

    >>> absence_by_chance(community=10, sector=2, seated=5)
    0.2222222222222222
    """
    return float(Fraction(comb(community - sector, seated), comb(community, seated)))


def _drawn(*, community: int, sector: int, seated: int) -> tuple[Finding, ...]:
    if not seated:
        return ()
    null = NullModel(
        model="draw",
        expected=seated * sector / community,
        p=absence_by_chance(community=community, sector=sector, seated=seated),
        method="closed form",
    )
    return (Finding(finding="described", null_model=null),)


def _seated(network: StakeholderNetwork, council: CouncilAt) -> int:
    """Count the organizations of the network, of a known sector, that are named as holding a seat."""
    holders = {one.organization for at in council.seats for one in at.holders}
    known = zip(network.organizations, network.sector.tolist(), strict=True)
    return sum(1 for one, sector in known if sector >= 0 and one.id in holders)


def _sectors_at(network: StakeholderNetwork, council: CouncilAt) -> set[str]:
    place = {one.id: i for i, one in enumerate(network.organizations)}
    there: set[str] = set()
    for at in council.seats:
        if at.state is not SeatState.VACANT:  # A doubt about who sits there is no evidence that nobody does.
            # A seat for a narrower term speaks for the broader one too.
            there.update(code for sector in at.sectors for code in (sector.code, sector.broader) if code is not None)
        held = [place[one.organization] for one in at.holders if one.organization in place]
        there.update(network.sectors[int(network.sector[one])].code for one in held if network.sector[one] >= 0)
    return there


def _gap(  # noqa: PLR0913 - what a gap names differs by kind
    network: StakeholderNetwork,
    projection: Projection,
    kind: str,
    subjects: tuple[str, ...],
    *,
    unit: str,
    sectors: tuple[str, ...] = (),
    organizations: tuple[str, ...] = (),
    seat: str | None = None,
    council: str | None = None,
    observed_share: float | None = None,
    possible: float | None = None,
    findings: tuple[Finding, ...] = (),
) -> Gap:
    relations = projection.view.relations if kind == "isolated-organization" else ()
    return Gap(
        id=gap_id(kind, network.partnership.id, subjects, relations), kind=kind, sectors=sectors,
        organizations=organizations, seat=seat, council=council, observed=0, shortfall=1, unit=unit,
        possible=possible, findings=findings, observed_share=observed_share,
        view=projection.view, inputs_digest=projection.inputs_digest,
    )  # fmt: skip
