"""Which organization a person means: by id, by identifier, by a name folded within the partnership."""

from __future__ import annotations

from typing import cast

from lipgraph.domain.ids import OrganizationId, fold
from lipgraph.domain.organizations import Identifier, Organization, OrganizationName
from lipgraph.errors import RowRejected
from lipgraph.usecases.rostering.nearest import alike, nearest
from lipgraph.usecases.rostering.workbench import Workbench

MOST_CANDIDATES = 5
"""How many stored organizations are shown beside a new one that looks like them."""


class Names:
    """The names by which organizations of the partnership are found: main and other ones, folded."""

    def __init__(self, bench: Workbench) -> None:
        self._main: dict[str, set[OrganizationId]] = {}
        self._other: dict[str, set[OrganizationId]] = {}
        self.shown: dict[str, str] = {}
        held = bench.known.holdings
        for organization in () if held is None else held.organizations:
            self.add(organization)
        for name in () if held is None else held.names:
            self.add_other(name)

    def add(self, organization: Organization) -> None:
        """Let an organization be found by its name."""
        self._main.setdefault(fold(organization.name), set()).add(organization.id)
        self.shown.setdefault(fold(organization.name), organization.name)

    def add_other(self, name: OrganizationName) -> None:
        """Let an organization be found by another of its names."""
        self._other.setdefault(fold(name.text), set()).add(name.organization)
        self.shown.setdefault(fold(name.text), name.text)

    def rename(self, before: Organization, after: Organization) -> None:
        """Let an organization be found by its new name too, and no longer count the old as its main one."""
        self._main.get(fold(before.name), set()).discard(before.id)
        self._other.setdefault(fold(before.name), set()).add(before.id)
        self.add(after)

    def main(self, said: str) -> set[OrganizationId]:
        """Return the organizations with this main name."""
        return self._main.get(fold(said), set())

    def called(self, said: str) -> set[OrganizationId]:
        """Return the organizations with this name: main names first, other ones where no main name fits."""
        return self.main(said) or self._other.get(fold(said), set())


def names_of(bench: Workbench) -> Names:
    """Return the names of the partnership's organizations, those that rows add included."""
    kept = bench.kept.get("names")
    if not isinstance(kept, Names):
        bench.kept["names"] = kept = Names(bench)
    return kept


def organization_with(bench: Workbench, said: str) -> Organization | None:
    """Return the organization of the store with exactly this id, if there is one."""
    return cast("Organization | None", bench.current("organization", (said,)))


def identified(bench: Workbench, scheme: str, value: str) -> OrganizationId | None:
    """Return whose identifier this is, if anybody's."""
    found = cast("Identifier | None", bench.current("identifier", (scheme, value)))
    return None if found is None else found.organization


def found_organization(bench: Workbench, said: str) -> OrganizationId:
    """Return the organization that a cell names. Raises RowRejected."""
    if said not in bench.found:
        bench.found[said] = _found(bench, said)
    return bench.found[said]


def _found(bench: Workbench, said: str) -> OrganizationId:
    if (exact := organization_with(bench, said)) is not None:
        return exact.id
    scheme, colon, value = said.partition(":")
    if colon and (owner := identified(bench, scheme.strip(), value.strip())) is not None:
        return owner
    names = names_of(bench)
    found = names.called(said)
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise RowRejected("ambiguous-organization", expected=", ".join(sorted(found)))
    raise RowRejected("unknown-organization", nearest=nearest(said, names.shown.values()))


def look_alikes(bench: Workbench, name: str) -> tuple[tuple[OrganizationId, str, float], ...]:
    """Return stored organizations whose name looks like a new one's, best first: of the partnership, and elsewhere.

    Elsewhere only the very name counts: an organization may be in several partnerships.
    """
    stored = cast("dict[tuple[str, ...], Organization]", bench.stored["organization"])
    own = _own_names(bench)
    best: dict[OrganizationId, float] = {}
    for place, score in alike(name, [text for text, _ in own]):
        best[own[place][1]] = max(score, best.get(own[place][1], 0.0))
    for who in _namesakes(bench).get(fold(name), ()):
        best.setdefault(who, 100.0)
    ranked = sorted(best.items(), key=lambda one: (-one[1], one[0]))[:MOST_CANDIDATES]
    return tuple((who, stored[who,].name, round(score, 1)) for who, score in ranked)


def _own_names(bench: Workbench) -> list[tuple[str, OrganizationId]]:
    held = bench.known.holdings
    if held is None:
        return []
    return [*((one.name, one.id) for one in held.organizations), *((one.text, one.organization) for one in held.names)]


def _namesakes(bench: Workbench) -> dict[str, list[OrganizationId]]:
    if not bench.namesakes:
        for one in bench.known.directory.organizations:
            bench.namesakes.setdefault(fold(one.name), []).append(one.id)
    return bench.namesakes
