"""The closed concepts of the engine as GraphQL enums; sectors, relations and partnership kinds stay data."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import strawberry

from lipgraph.domain.claims import Confirmation, Layer, Polarity, Role
from lipgraph.domain.partnerships import SeatState
from lipgraph.domain.statements import Stance
from lipgraph.domain.time import Presence
from lipgraph.domain.waves import Status


class Lang(Enum):
    """A language of names and sentences."""

    EN = "en"
    FR = "fr"


class ViewConfirmation(Enum):
    """How claims about one linkage become a tie."""

    UNION = "union"
    INTERSECTION = "intersection"
    SENDER = "sender"
    RECEIVER = "receiver"
    CONFIRMED_OR_PARTNER_SILENT = "confirmed-or-partner-silent"


class Direction(Enum):
    """Whether a view keeps who named whom."""

    DIRECTED = "directed"
    UNDIRECTED = "undirected"


class Eligible(Enum):
    """Among whom a view counts."""

    ALL = "all"
    OBSERVED = "observed"


class GapKind(Enum):
    """What a candidate gap is about."""

    SECTOR_MISSING = "sector-missing"
    VACANT_SEAT = "vacant-seat"
    UNDER_LINKED_SECTOR_PAIR = "under-linked-sector-pair"
    ISOLATED_ORGANIZATION = "isolated-organization"


class FindingKind(Enum):
    """What one null model says."""

    UNDER_LINKED = "under-linked"
    NOT_SHOWN = "not-shown"
    UNTESTABLE = "untestable"
    DESCRIBED = "described"


class FactChangeKind(Enum):
    """What a transaction did to a fact."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    REDACTED = "redacted"


def _describe(cls: type[Enum], name: str, description: str, values: Mapping[str, str]) -> None:
    """Make an enum GraphQL's too, with a sentence for each of its values."""
    definition = strawberry.enum(cls, name=name, description=description).__strawberry_definition__  # type: ignore[attr-defined]  # what strawberry.enum puts there
    for value in definition.values:
        value.description = values[value.name]


_describe(Lang, "Lang", "A language of names and sentences.", {"EN": "English.", "FR": "French."})
_describe(
    Presence,
    "Presence",
    "Whether something holds at a moment, as far as its dates tell.",
    {
        "CERTAIN": "It holds.",
        "UNDECIDED": "Imprecise or unknown dates leave it open.",
        "ABSENT": "It does not hold.",
    },
)
_describe(
    SeatState,
    "SeatState",
    "What is known of a seat at a moment.",
    {
        "HELD": "An organization holds it.",
        "HELD_NOT_NAMED": "It is held; the source does not name by whom.",
        "VACANT": "Nobody holds it.",
        "UNDECIDED": "The dates of its memberships leave it open.",
    },
)
_describe(
    Status,
    "ResponseStatus",
    "What is known of an organization at a wave: six different things that stay so.",
    {
        "NAMED": "It answered and named someone.",
        "ANSWERED_NONE": "It answered that there is none.",
        "RECORDED_EMPTY": "Its row is empty: the source does not tell an answer of none from no answer.",
        "NO_ANSWER": "It was asked and did not answer.",
        "NOT_ASKED": "It was not asked.",
        "NOT_IN_NETWORK": "It was not in the network.",
    },
)
_describe(
    Confirmation,
    "Confirmation",
    "What the claims about one linkage amount to.",
    {
        "CONFIRMED": "Both ends say that it exists.",
        "ONE_SIDED": "One end says so; the other answered and did not name it.",
        "DENIED": "An end says explicitly that it does not exist, and not both say that it does.",
        "PARTNER_DID_NOT_ANSWER": "One end says so; the other was asked and did not answer.",
        "PARTNER_NOT_ASKED": "One end says so; the other was not asked.",
        "CLAIMANT_UNKNOWN": "Neither end's own survey answer is among the claims.",
    },
)
_describe(
    Role,
    "ClaimRole",
    "As what a claimant speaks.",
    {
        "SENDER": "As the source of the linkage.",
        "RECEIVER": "As its target.",
        "END": "As one end of an undirected linkage.",
        "THIRD_PARTY": "As neither end.",
        "UNKNOWN": "The source does not say.",
    },
)
_describe(
    Layer,
    "EvidenceLayer",
    "The kind of evidence a claim rests on. Only survey claims of the two ends confirm; the others corroborate.",
    {
        "SURVEY": "An answer in a survey.",
        "AGREEMENT": "A written agreement.",
        "REFERRAL_LOG": "A log of referrals.",
        "ATTENDANCE": "An attendance list.",
        "MINUTES": "Minutes of a meeting.",
    },
)
_describe(
    Polarity,
    "Polarity",
    "What a claim says of the linkage. Silence is no denial.",
    {"ASSERTS": "That it exists.", "DENIES": "That it does not exist."},
)
_describe(
    ViewConfirmation,
    "ViewConfirmation",
    "How claims about one linkage become a tie.",
    {
        "UNION": "Any claim that it exists is enough.",
        "INTERSECTION": "Both ends have to say so.",
        "SENDER": "The source has to say so.",
        "RECEIVER": "The target has to say so.",
        "CONFIRMED_OR_PARTNER_SILENT": "Both ends say so, or one does and the other did not answer or was not asked.",
    },
)
_describe(
    Direction,
    "Direction",
    "Whether a view keeps who named whom.",
    {"DIRECTED": "Ties go from source to target.", "UNDIRECTED": "Ties join two organizations."},
)
_describe(
    Eligible,
    "Eligible",
    "Among whom a view counts.",
    {"ALL": "All organizations at the moment.", "OBSERVED": "Those whose own answers are known."},
)
_describe(
    GapKind,
    "GapKind",
    "What a candidate gap is about.",
    {
        "SECTOR_MISSING": "A sector that holds no seat at the council.",
        "VACANT_SEAT": "A seat that nobody holds.",
        "UNDER_LINKED_SECTOR_PAIR": "Two sectors with fewer ties than a null model expects.",
        "ISOLATED_ORGANIZATION": "An organization without a tie in the view.",
    },
)
_describe(
    FindingKind,
    "FindingKind",
    "What one null model says of a candidate gap.",
    {
        "UNDER_LINKED": "Fewer ties than this null model expects, after correction for many tests.",
        "NOT_SHOWN": "The observed ties are within what this null model expects.",
        "DESCRIBED": "What stands beside it describes it; nothing is tested, and nothing decided by it.",
        "UNTESTABLE": "Too little could happen under this null model for any result to be shown.",
    },
)
_describe(
    FactChangeKind,
    "FactChangeKind",
    "What a transaction did to a fact.",
    {
        "ADDED": "It was not there before.",
        "CHANGED": "It was there in other words.",
        "REMOVED": "It is gone.",
        "REDACTED": "Its text was taken out of the log; which fact it was of, the log does not show here any more.",
    },
)
_describe(
    Stance,
    "Stance",
    "What a source does with a sentence.",
    {"ASSERTS": "It says so.", "DENIES": "It says that it is not so.", "UNSTATED": "It leaves it unsaid."},
)
