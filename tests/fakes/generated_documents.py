"""Documents that the schema allows, drawn from its text alone, and the variables that go with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_composite_type,
    is_required_argument,
)

NEEDED = {
    ("change", "from"): '{date: "2023-10-31"}',
    ("change", "to"): '{date: "2025-10-31"}',
    ("linkages", "partnership"): '{slug: "demo"}',
    ("partnership", "by"): '{slug: "demo"}',
    ("organization", "by"): '{slug: "port-merrin-public-library"}',
    ("instrument", "by"): '{slug: "none"}',
    ("vocabulary", "name"): '"sectors"',
    ("node", "id"): '"none"',
}
"""What is given where an argument is required."""

PAGES = (0, 1, 2, 3, 7, 20, 100)


@dataclass(slots=True, kw_only=True)
class Draft:
    """One document while it is drawn."""

    random: Random
    schema: GraphQLSchema
    deepest: int
    complete: bool
    variables: dict[str, int] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    aliases: int = 0

    def document(self, root: GraphQLObjectType, word: str) -> str:
        chosen = self._selections(root, self.deepest)
        declared = ", ".join(f"${name}: Int!" for name in self.variables)
        head = f"{word} Drawn({declared})" if declared else f"{word} Drawn"
        return f"{head} {chosen} {' '.join(self.fragments)}"

    def _selections(self, parent: GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType, depth: int) -> str:
        if isinstance(parent, GraphQLUnionType):
            possible = self.random.sample(list(parent.types), k=min(2, len(parent.types)))
            return (
                "{ __typename "
                + " ".join(f"... on {one.name} {self._selections(one, depth)}" for one in possible)
                + " }"
            )
        inner = [name for name, one in parent.fields.items() if is_composite_type(get_named_type(one.type))]
        plain = [
            name
            for name, one in parent.fields.items()
            if name not in inner and not any(map(is_required_argument, one.args.values()))
        ]
        chosen = [*self.random.sample(plain, k=min(1, len(plain)))] or ["__typename"]
        if depth > 1 and inner:
            some = self.random.sample(inner, k=min(self.random.randint(1, 3), len(inner)))
            chosen += [self._field(name, parent.fields[name], depth) for name in some]
        return self._folded(parent, "{ " + " ".join(chosen) + " }")

    def _folded(self, parent: GraphQLObjectType | GraphQLInterfaceType, chosen: str) -> str:
        """Say the same by a fragment, now and then."""
        drawn = self.random.random()
        if drawn < 0.1 and len(self.fragments) < 20:
            name = f"F{len(self.fragments)}"
            self.fragments.append(f"fragment {name} on {parent.name} {chosen}")
            return f"{{ ...{name} }}"
        return f"{{ ... on {parent.name} {chosen} }}" if drawn < 0.2 else chosen

    def _field(self, name: str, one: GraphQLField, depth: int) -> str:
        given = [f"{arg}: {value}" for arg, it in one.args.items() if (value := self._value(name, arg, it)) is not None]
        arguments = f"({', '.join(given)})" if given else ""
        inner = get_named_type(one.type)
        assert isinstance(inner, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType)
        # Two selections of one name with other arguments could not be merged.
        self.aliases += bool(arguments)
        alias = f"a{self.aliases}: " if arguments and self.aliases <= 25 else ""
        return f"{alias}{name}{arguments if alias else self._least(name, one)} {self._selections(inner, depth - 1)}"

    def _least(self, name: str, one: GraphQLField) -> str:
        given = [
            f"{arg}: {NEEDED[name, arg]}" for arg, it in one.args.items() if is_required_argument(it) and self.complete
        ]
        return f"({', '.join(given)})" if given else ""

    def _value(self, name: str, arg: str, it: GraphQLArgument) -> str | None:
        if arg == "first":
            size = self.random.choice(PAGES)
            way = self.random.choice(("stated", "variable", "absent"))
            if way == "variable":
                variable = f"v{len(self.variables)}"
                self.variables[variable] = size
                return f"${variable}"
            return str(size) if way == "stated" else None
        return NEEDED[name, arg] if is_required_argument(it) and self.complete else None


def drawn(schema: GraphQLSchema, seed: int, *, changes: bool = False) -> tuple[str, dict[str, int]]:
    """Return a document and its variables; one that changes something says none of its inputs, only what it answers."""
    random = Random(seed)  # noqa: S311 - a test draws, it keeps no secret
    draft = Draft(random=random, schema=schema, deepest=random.randint(2, 6), complete=not changes)
    root = schema.mutation_type if changes else schema.query_type
    assert root is not None
    return draft.document(root, "mutation" if changes else "query"), draft.variables
