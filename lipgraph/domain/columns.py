"""Claims as immutable numpy columns: what a network keeps instead of a million objects."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from operator import is_
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lipgraph.domain.claims import Claim, Layer, Polarity, Role
from lipgraph.domain.ids import ClaimId, OrganizationId, PartnershipId, RelationCode, WaveId
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.time import Bound, Period

ROLES: tuple[Role, ...] = tuple(Role)
LAYERS: tuple[Layer, ...] = tuple(Layer)

Ints = NDArray[np.int32]
Small = NDArray[np.int16]
Flags = NDArray[np.bool_]
Reals = NDArray[np.float64]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimColumns:
    """All claims of one partnership, one array a property, all of one length; read-only.

    ``source``, ``target``, ``claimant`` index ``organizations`` (claimant -1: unknown); ``relation`` and ``wave`` index
    ``relations`` and ``waves`` (wave -1: none); ``role`` and ``layer`` index ROLES and LAYERS; ``strength`` and
    ``volume`` are NaN where absent; ``period`` and ``origin`` index ``periods`` and ``origins``; ``source_keys`` is
    None where no claim has one.
    """

    organizations: tuple[OrganizationId, ...]
    relations: tuple[RelationCode, ...]
    waves: tuple[WaveId, ...]
    ids: NDArray[np.str_]
    source: Ints
    target: Ints
    claimant: Ints
    relation: Small
    role: Small
    layer: Small
    wave: Small
    denies: Flags
    strength: Reals
    volume: Reals
    period: Ints
    origin: Ints
    periods: tuple[Period, ...]
    origins: tuple[Source, ...]
    source_keys: tuple[str | None, ...] | None = None

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    def __len__(self) -> int:
        return int(self.source.size)

    def where(self, mask: Flags | NDArray[np.intp]) -> ClaimColumns:
        """Return the claims that ``mask`` keeps; lookups (organizations, periods...) are shared, not copied."""
        chosen = np.flatnonzero(mask) if mask.dtype == np.bool_ else mask
        kept = {one.name: getattr(self, one.name) for one in fields(self)}
        kept.update({name: value[chosen] for name, value in kept.items() if isinstance(value, np.ndarray)})
        if self.source_keys is not None:
            kept["source_keys"] = tuple(self.source_keys[int(i)] for i in chosen)
        return ClaimColumns(**kept)

    def claim(self, place: int, partnership: PartnershipId) -> Claim:
        """Make the one Claim at ``place``: for the page a reader asked for, never for a whole network."""
        i, names = place, self.organizations
        claimant, wave = int(self.claimant[i]), int(self.wave[i])
        return Claim(
            id=ClaimId(str(self.ids[i])),
            partnership=partnership,
            relation=self.relations[int(self.relation[i])],
            source_org=names[int(self.source[i])],
            target_org=names[int(self.target[i])],
            claimant=names[claimant] if claimant >= 0 else None,
            role=ROLES[int(self.role[i])],
            layer=LAYERS[int(self.layer[i])],
            wave=self.waves[wave] if wave >= 0 else None,
            source_key=self.source_keys[i] if self.source_keys is not None else None,
            polarity=Polarity.DENIES if self.denies[i] else Polarity.ASSERTS,
            strength=_real(self.strength[i]),
            volume=_real(self.volume[i]),
            period=self.periods[int(self.period[i])],
            source=self.origins[int(self.origin[i])],
        )


def _real(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCells:
    """Plain lists of one length, as a store reads them; ``None`` where absent. ``period`` holds (from, until) texts."""

    ids: Sequence[str]
    relation: Sequence[str]
    source: Sequence[str]
    target: Sequence[str]
    claimant: Sequence[str | None]
    role: Sequence[str]
    layer: Sequence[str]
    wave: Sequence[str | None]
    source_key: Sequence[str | None]
    denies: Sequence[bool]
    strength: Sequence[float | None]
    volume: Sequence[float | None]
    period: Sequence[tuple[str, str]]
    origin: Sequence[Source]


def _codes(values: Sequence[str | None], lookup: Sequence[str], *, absent: bool = False) -> Ints:
    index: dict[str | None, int] = {name: place for place, name in enumerate(lookup)}
    if absent:
        index[None] = -1
    if _is_one(values):
        return np.full(len(values), index[values[0]], np.int32)
    return np.fromiter(map(index.__getitem__, values), np.int32, len(values))


def _is_one(values: Sequence[object]) -> bool:
    return bool(values) and all(map(is_, values, repeat(values[0])))


def _distinct(values: Sequence[T]) -> tuple[tuple[T, ...], Ints]:
    if _is_one(values):
        return (values[0],), np.zeros(len(values), np.int32)
    # Told apart by identity first: a store gives many claims one object, and to hash each again would cost the most.
    by_identity = dict(zip(map(id, values), values, strict=True))
    seen: dict[T, int] = {}
    codes = {identity: seen.setdefault(value, len(seen)) for identity, value in by_identity.items()}
    return tuple(seen), np.fromiter(map(codes.__getitem__, map(id, values)), np.int32, len(values))


def _reals(values: Sequence[float | None]) -> Reals:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def columns_from(
    cells: ClaimCells,
    *,
    organizations: tuple[OrganizationId, ...],
    relations: tuple[RelationCode, ...],
    waves: tuple[WaveId, ...],
) -> ClaimColumns:
    """Turn what a store read into columns, in the order of claim ids (so that no store's order shows).

    Raises KeyError for an end, relation or wave that is not in the lookups: the store then holds what it must not.
    """
    ids = np.array(cells.ids, dtype=np.str_)
    periods, period = _distinct(cells.period)
    origins, origin = _distinct(cells.origin)
    keyed = any(key is not None for key in cells.source_key)
    unordered = ClaimColumns(
        organizations=organizations,
        relations=relations,
        waves=waves,
        ids=ids,
        source=_codes(cells.source, organizations),
        target=_codes(cells.target, organizations),
        claimant=_codes(cells.claimant, organizations, absent=True),
        relation=_codes(cells.relation, relations).astype(np.int16),
        role=_codes(cells.role, [r.value for r in ROLES]).astype(np.int16),
        layer=_codes(cells.layer, [x.value for x in LAYERS]).astype(np.int16),
        wave=_codes(cells.wave, waves, absent=True).astype(np.int16),
        denies=np.array(cells.denies, np.bool_),
        strength=_reals(cells.strength),
        volume=_reals(cells.volume),
        period=period,
        origin=origin,
        periods=tuple(Period(Bound(first), Bound(last)) for first, last in periods),
        origins=origins or (NO_SOURCE,),
        source_keys=tuple(cells.source_key) if keyed else None,
    )
    return unordered.where(np.argsort(ids, kind="stable"))


def cells_of(claims: Sequence[Claim]) -> ClaimCells:
    """Spread claims into plain lists: for tests, and for values that no store has held yet."""
    return ClaimCells(
        ids=[c.id for c in claims],
        relation=[c.relation for c in claims],
        source=[c.source_org for c in claims],
        target=[c.target_org for c in claims],
        claimant=[c.claimant for c in claims],
        role=[c.role.value for c in claims],
        layer=[c.layer.value for c in claims],
        wave=[c.wave for c in claims],
        source_key=[c.source_key for c in claims],
        denies=[c.polarity is Polarity.DENIES for c in claims],
        strength=[c.strength for c in claims],
        volume=[c.volume for c in claims],
        period=[(c.period.start.text, c.period.end.text) for c in claims],
        origin=[c.source for c in claims],
    )
