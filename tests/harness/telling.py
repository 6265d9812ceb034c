"""Telling a store things by GraphQL, as a client does: a document for each mutation, made from the schema itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2

from lipgraph.api.schema import executable

ANSWER = """problems { code argument message expected nearest } problemCount conflict { kind id standsInTheWay message }
  lookAlikes { name candidates { name } } key replayed revision factVersion written { added changed removed }"""


def field_of(verb: str, noun: str) -> str:
    """Return the name of the mutation that does this to a noun; claims and responses are written several at once."""
    words = "".join(one.title() for one in noun.split("-"))
    return f"{verb}{words}s" if noun in {"claim", "response"} else f"{verb}{words}"


def document_of(field: str, selection: str = ANSWER) -> str:
    """Return the document of one mutation, each of its arguments a variable."""
    root = executable().mutation_type
    assert root is not None
    arguments = root.fields[field].args
    asked = ", ".join(f"${name}: {one.type}" for name, one in arguments.items())
    given = ", ".join(f"{name}: ${name}" for name in arguments)
    return f"mutation ({asked}) {{ it: {field}({given}) {{ {selection} }} }}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A client that writes about one partnership."""

    client: httpx2.AsyncClient
    slug: str

    async def ask(self, document: str, /, **variables: object) -> Any:
        """Return the whole answer to a document."""
        return (await self.client.post("/graphql", json={"query": document, "variables": variables})).json()

    async def read(self, document: str, /, **variables: object) -> Any:
        """Return the data of a document that has no error."""
        answer = await self.ask(document, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def tell(
        self, verb: str, noun: str, said: object, *, until: str | None = None, selection: str = ANSWER, **write: object
    ) -> Any:
        """Return what came of one mutation; ``write`` is how it is written."""
        field = field_of(verb, noun)
        root = executable().mutation_type
        assert root is not None
        known = root.fields[field].args
        argument = next(
            name for name in known if name not in {"write", "until"} and str(known[name].type) != "Reference!"
        )
        variables = {"partnership": {"slug": self.slug}, argument: said, "until": until, "write": write or None}
        kept = {name: value for name, value in variables.items() if name in known}
        return (await self.read(document_of(field, selection), **kept))["it"]

    async def done(self, verb: str, noun: str, said: object, *, until: str | None = None, **write: Any) -> Any:
        """Return what came of a mutation that nothing stands in the way of."""
        came = await self.tell(verb, noun, said, until=until, **write)
        assert (came["problems"], came["conflict"]) == ([], None), (noun, came)
        return came
