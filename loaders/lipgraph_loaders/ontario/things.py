"""How the readable text names things, such as ``instrument:irpa`` or ``term:practices:empowerment``, and their ids."""

from __future__ import annotations

from lipgraph.domain.ids import (
    CouncilId,
    council_id,
    instrument_id,
    organization_id,
    partnership_id,
    statement_id,
)
from lipgraph.domain.statements import Thing
from lipgraph_loaders.ontario.entries import Entry, of_kind

DATASET = "ontario-lips"


def thing(name: str) -> tuple[Thing, str]:
    """Return the noun and the stored key of a thing that is named as in the text. Raises ValueError, KeyError."""
    noun, _, word = name.partition(":")
    kind = Thing(noun)
    match kind:
        case Thing.PARTNERSHIP:
            return kind, partnership_id(DATASET, word)
        case Thing.ORGANIZATION:
            return kind, organization_id(DATASET, word)
        case Thing.INSTRUMENT:
            return kind, instrument_id(DATASET, word)
        case Thing.STATEMENT:
            return kind, statement_id(DATASET, word)
        case Thing.COUNCIL:
            return kind, id_of_council(next(one for one in of_kind("council") if one["slug"] == word))
        case _:
            return kind, word


def id_of_council(council: Entry) -> CouncilId:
    """Mint the id of a council within the partnership or instrument that it is of."""
    key = council.get("key") or council["slug"]
    if "partnership" in council.said:
        return council_id(partnership_id(DATASET, council["partnership"]), key)
    return council_id(instrument_id(DATASET, council["instrument"]), key)
