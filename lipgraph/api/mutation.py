"""The root of writing: for each noun a field that adds or changes, one that ends, and one that removes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, cast

import strawberry
from strawberry.tools import create_type
from strawberry.types.field import StrawberryField

from lipgraph.api import inputs_councils as tables
from lipgraph.api import inputs_organizations as people
from lipgraph.api import inputs_vocabulary as words
from lipgraph.api import inputs_waves as rounds
from lipgraph.api import payloads_tables as told_of_tables
from lipgraph.api import payloads_things as told
from lipgraph.api.context import Info
from lipgraph.api.inputs import Reference
from lipgraph.api.inputs_writing import Until, Write, WriteInput
from lipgraph.api.limits import MUTATIONS
from lipgraph.api.payloads import WritePayload
from lipgraph.api.saying import IdentifierKey
from lipgraph.api.writing import MOST_AT_ONCE, Asked, written
from lipgraph.usecases.rostering import Action

In = Annotated[Reference, strawberry.argument(description="The partnership.")]
Resolver = Callable[..., Awaitable[WritePayload]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writable:
    """One noun that clients write: what is said of it, what names it, and what is answered.

    ``ends``: it has a last day. ``within``: it belongs to a partnership. ``many``: several at once.
    """

    noun: str
    words: str
    said: type
    key: type
    payload: type[WritePayload]
    ends: bool = True
    within: bool = True
    many: bool = False

    @property
    def argument(self) -> str:
        """The name of the argument: the noun as GraphQL writes names, in the plural where there may be several."""
        first, *rest = self.noun.split("-")
        return first + "".join(one.title() for one in rest) + ("s" if self.many else "")


WRITABLE = (
    Writable(noun="partnership", words="a partnership", said=tables.PartnershipInput, key=tables.PartnershipKey,
             payload=told.PartnershipPayload, within=False),
    Writable(noun="taxonomy", words="a taxonomy", said=words.TaxonomyInput, key=words.TaxonomyKey,
             payload=told.TaxonomyPayload, ends=False, within=False),
    Writable(noun="sector", words="a sector of a taxonomy", said=words.SectorInput, key=words.SectorKey,
             payload=told.SectorPayload, ends=False, within=False),
    Writable(noun="codebook", words="a codebook", said=words.CodebookInput, key=words.CodebookKey,
             payload=told.CodebookPayload, ends=False, within=False),
    Writable(noun="relation", words="a relation of a codebook", said=words.RelationInput, key=words.RelationKey,
             payload=told.RelationPayload, ends=False, within=False),
    Writable(noun="taxonomy-use", words="a partnership's use of a taxonomy", said=words.TaxonomyUseInput,
             key=words.TaxonomyUseKey, payload=told.TaxonomyUsePayload),
    Writable(noun="organization", words="an organization, with what is said of it in a partnership",
             said=people.OrganizationInput, key=people.OrganizationKey, payload=told.OrganizationPayload),
    Writable(noun="organization-name", words="another name of an organization", said=people.OrganizationNameInput,
             key=people.OrganizationNameKey, payload=told.OrganizationNamePayload),
    Writable(noun="identifier", words="an external identifier of an organization", said=people.IdentifierInput,
             key=IdentifierKey, payload=told.IdentifierPayload, ends=False),
    Writable(noun="participation", words="a time of an organization on a roster", said=people.ParticipationInput,
             key=people.ParticipationKey, payload=told.ParticipationPayload),
    Writable(noun="sector-assignment", words="a sector of an organization", said=people.SectorAssignmentInput,
             key=people.SectorAssignmentKey, payload=told.SectorAssignmentPayload),
    Writable(noun="lead", words="a lead of a partnership", said=people.LeadInput, key=people.LeadKey,
             payload=told.LeadPayload),
    Writable(noun="council", words="a council", said=tables.CouncilInput, key=tables.CouncilKey,
             payload=told_of_tables.CouncilPayload),
    Writable(noun="seat", words="a seat", said=tables.SeatInput, key=tables.SeatKey,
             payload=told_of_tables.SeatPayload),
    Writable(noun="seat-sector", words="a sector that a seat is for", said=tables.SeatSectorInput,
             key=tables.SeatSectorKey, payload=told_of_tables.SeatSectorPayload),
    Writable(noun="membership", words="who holds a seat", said=tables.MembershipInput, key=tables.MembershipKey,
             payload=told_of_tables.MembershipPayload),
    Writable(noun="wave", words="a wave", said=rounds.WaveInput, key=rounds.WaveKey,
             payload=told_of_tables.WavePayload, ends=False),
    Writable(noun="question", words="what a wave asks about a relation", said=rounds.QuestionInput,
             key=rounds.QuestionKey, payload=told_of_tables.QuestionPayload, ends=False),
    Writable(noun="response", words=f"responses, at most {MOST_AT_ONCE} at once", said=rounds.ResponseInput,
             key=rounds.ResponseKey, payload=told_of_tables.ResponsesPayload, ends=False, many=True),
    Writable(noun="claim", words=f"claims, at most {MOST_AT_ONCE} at once", said=rounds.ClaimInput,
             key=rounds.ClaimKey, payload=told_of_tables.ClaimsPayload, many=True),
)  # fmt: skip
"""Every noun that a roster knows; a test holds the two to one another."""


def _resolver(one: Writable, action: Action) -> Resolver:
    async def resolve(
        *,
        info: Info,
        said: Any,
        partnership: Reference | None = None,
        until: str | None = None,
        write: WriteInput | None = None,
    ) -> WritePayload:
        asked = Asked(
            noun=one.noun,
            argument=one.argument,
            said=tuple(said) if one.many else (said,),
            many=one.many,
            action=action,
            partnership=partnership,
            until=until,
        )
        return one.payload(done=await written(info, asked, write))

    resolve.__name__ = _name(one, action)  # Strawberry keeps the fields of a made type by it.
    return _with_signature(resolve, _arguments(one, action), one.payload)


def _name(one: Writable, action: Action) -> str:
    return _VERBS[action][0] + one.argument[0].upper() + one.argument[1:]


def _arguments(one: Writable, action: Action) -> Mapping[str, object]:
    kind: Any = one.said if action is Action.MERGE else one.key
    listed = list[kind] if one.many else kind
    said = Annotated[listed, strawberry.argument(name=one.argument, description="What is said, or names, " + one.words)]  # type: ignore[valid-type]  # the type is the noun's own
    return {
        "info": Info,
        **({"partnership": In} if one.within else {}),
        "said": said,
        **({"until": Until} if action is Action.END else {}),
        "write": Write,
    }


def _with_signature(resolve: Resolver, arguments: Mapping[str, object], payload: type) -> Resolver:
    """Give a resolver the arguments of its noun: Strawberry reads them from signature and annotations."""
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=None if name == "write" else Parameter.empty)
        for name, kind in arguments.items()
    ]
    answered: Any = payload | None
    resolve.__signature__ = Signature(parameters, return_annotation=answered)  # type: ignore[attr-defined]  # what inspect reads first
    resolve.__annotations__ = {**arguments, "return": answered}
    return resolve


_VERBS = {Action.MERGE: ("merge", "Add or change"), Action.END: ("end", "End"), Action.REMOVE: ("remove", "Remove")}
_NOTES = {
    Action.MERGE: "What is left out stays as it is.",
    Action.END: "It stays in the store with its last day.",
    Action.REMOVE: "For what was never so; what did hold once is ended instead. The log keeps it.",
}


def _field(one: Writable, action: Action) -> StrawberryField:
    made: Any = strawberry.field(  # what it returns is a field, whatever its overloads say
        resolver=_resolver(one, action),
        name=_name(one, action),
        description=f"{_VERBS[action][1]} {one.words}. {_NOTES[action]}",
    )
    return cast("StrawberryField", made)


def _fields() -> list[StrawberryField]:
    return [_field(one, action) for one in WRITABLE for action in _VERBS if one.ends or action is not Action.END]


Mutation = create_type(
    "Mutation",
    _fields(),
    description=f"Everything that can be changed: each field is one transaction, at most {MUTATIONS} in a request.",
)
