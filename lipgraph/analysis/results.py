"""What analysis returns: measures, gaps and changes that carry everything a reader needs to believe or doubt them."""

from __future__ import annotations

from dataclasses import dataclass

from lipgraph.domain.ids import GapId


@dataclass(frozen=True, slots=True, kw_only=True)
class Undefined:
    """Why there is no value: ``code`` is a key of the ``measures`` message catalogue (``undefined.<code>``)."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number rests on."""

    organizations: int
    dyads: int
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NullModel:
    """An observed value beside one null: ``model`` is ``label``, ``degree`` or ``draw``; ``method`` says how p was got.

    ``p`` is one-sided (lower tail) for gaps and two-sided for description; ``draws`` and ``seed`` are None for
    enumeration and closed forms.
    """

    model: str
    expected: float | None
    sd: float | None = None
    z: float | None = None
    p: float | None = None
    p_min: float | None = None
    method: str
    draws: int | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval, its level and how it was got."""

    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """The view of a number: what was counted as a tie, among whom, when. It travels with the number.

    ``confirmation`` is ``union``, ``intersection``, ``sender``, ``receiver`` or ``confirmed-or-partner-silent``;
    ``direction`` is ``directed`` or ``undirected``; ``eligible`` is ``all`` or ``observed``; ``moment`` as Moment.key.
    """

    relations: tuple[str, ...]
    moment: str
    confirmation: str = "union"
    direction: str = "undirected"
    eligible: str = "all"
    threshold: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutUndecided:
    """The value on what surely holds alone, or why there is none, and how many facts the moment leaves undecided."""

    value: float | None
    undefined: Undefined | None = None
    organizations: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number with its definition (a catalogue key), view, n, nulls, interval and inputs digest; or a reason.

    ``without_undecided`` is there where undecided organizations or claims, which are counted in, make a difference.
    """

    definition: str
    value: float | None
    undefined: Undefined | None = None
    n: Counted
    nulls: tuple[NullModel, ...] = ()
    interval: Interval | None = None
    low: float | None = None
    high: float | None = None
    without_undecided: WithoutUndecided | None = None
    view: MeasureView
    inputs_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one null says of a candidate gap.

    ``finding`` is ``under-linked``, ``not-shown``, ``untestable`` or, where no test decides, ``described``.
    """

    finding: str
    null_model: NullModel
    q: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A candidate coordination gap as observed in one view; ``id`` is stable over waves, views and nulls.

    ``kind`` is ``sector-missing``, ``vacant-seat``, ``under-linked-sector-pair`` or ``isolated-organization``;
    ``shortfall`` is in ``unit`` (ties, seats, organizations, days); ``observed_share`` is the share of what it rests
    on whose ends both answered, None where that does not apply.
    """

    id: GapId
    kind: str
    sectors: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    seat: str | None = None
    council: str | None = None
    observed: float
    possible: float | None = None
    shortfall: float | None
    unit: str
    observed_share: float | None = None
    findings: tuple[Finding, ...] = ()
    view: MeasureView
    inputs_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """Ties formed, kept and dissolved between two moments, of all dyads observed at both."""

    formed: int
    kept: int
    dissolved: int
    never: int
    net: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference between two moments: first among organizations observed at both, then who joined and left."""

    stayers: tuple[str, ...]
    joiners: tuple[str, ...]
    leavers: tuple[str, ...]
    cross_sector: Turnover
    within_sector: Turnover
    jaccard: Measure
    density_change: Measure
    ei_change: Measure
    earlier: MeasureView
    later: MeasureView
    inputs_digest: str
