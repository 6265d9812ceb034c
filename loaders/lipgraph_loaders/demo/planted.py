"""What was planted in the demo, by name: so that whoever looks for it can tell whether it was found."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph.domain.ids import OrganizationId, SectorCode
from lipgraph_loaders.demo.cast import CAST, named

LEAST_EXPECTED = 10.0
"""The ties that the label null must expect between the sectors of a planted gap: below it no test could find one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """The planted facts; ids of organizations, codes of sectors, labels of seats and waves.

    ``joiners`` and ``leavers`` are counted from the wave before; all else holds at wave 2025 (the sector pairs, the
    isolates, the broker and the missing sector at every wave).
    """

    sector_pairs: tuple[tuple[SectorCode, SectorCode], ...]
    ties_of_pairs: tuple[int, ...]
    isolates: frozenset[OrganizationId]
    broker: OrganizationId
    bridged_sector: SectorCode
    missing_sector: SectorCode
    vacant_seats: frozenset[str]
    seats_not_named: frozenset[str]
    joiners: dict[str, frozenset[OrganizationId]]
    leavers: dict[str, frozenset[OrganizationId]]


def _between(day: str, first: str, last: str) -> bool:
    return first < day <= last


_YEARS = {"2024": ("2023-10-31", "2024-10-31"), "2025": ("2024-10-31", "2025-10-31")}

PLANTED = Planted(
    sector_pairs=(
        (SectorCode("settlement"), SectorCode("health")),
        (SectorCode("schools"), SectorCode("community")),
    ),
    ties_of_pairs=(1, 0),
    isolates=frozenset({named("Wendell Flats Seniors’ Club").id, named("Ebbwater Sports Club").id}),
    broker=named("Merrin Community Legal Clinic").id,
    bridged_sector=SectorCode("police"),
    missing_sector=SectorCode("housing"),
    vacant_seats=frozenset(
        {
            "Newcomers, seat 3",
            "Language training, evening programs",
            "Health, mental health",
            "Employers, seat 2",
        }
    ),
    seats_not_named=frozenset({"Newcomers, seat 2", "Schools, seat 2"}),
    joiners={
        label: frozenset(one.id for one in CAST if _between(one.joined, *years)) for label, years in _YEARS.items()
    },
    leavers={label: frozenset(one.id for one in CAST if _between(one.left, *years)) for label, years in _YEARS.items()},
)


def expected_ties(ties: int, organizations: int, sizes: tuple[int, int]) -> float:
    """Return what the label null expects between two sectors: m * D_ab / D, for unordered pairs.

    >>> expected_ties(400, 80, (10, 9))
    11.39240506329114
    """
    return ties * sizes[0] * sizes[1] / (organizations * (organizations - 1) / 2)


def require_testable(ties: int, organizations: int, sizes: tuple[int, int]) -> None:
    """Raise AssertionError unless a planted pair can be found: enough is expected, and no tie at all is attainable."""
    elsewhere = organizations * (organizations - 1) // 2 - sizes[0] * sizes[1]
    expected = expected_ties(ties, organizations, sizes)
    if expected < LEAST_EXPECTED or ties > elsewhere:
        raise AssertionError(f"a pair of sectors of {sizes} expects {expected:.2f} of {ties} ties: not testable")
