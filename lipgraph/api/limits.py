"""What a request may cost, measured before it is run: depth, aliases, mutations, objects asked for at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_composite_type,
)

from lipgraph.api.connections import LARGEST_PAGE
from lipgraph.api.costs import INTROSPECTION, PAGED, is_list_of_objects, is_paged, list_size, weight
from lipgraph.api.shapes import DEPTH
from lipgraph.errors import LimitExceeded

ALIASES = 30
COST = 20_000
FIELDS = 5000
"""How many selections one operation may have, each as often as its fragment is used."""

MUTATIONS = 20
"""How many fields one operation may change something by."""

DEADLINE = 30.0
"""Seconds that a request may take; then it is stopped where it waits."""

LARGEST_ANSWER = 8_000_000
"""Bytes of an answer."""

_WITHIN_INTROSPECTION = frozenset({"fields", "inputFields", "interfaces", "possibleTypes", "enumValues"})
"""Lists of the schema of which none may stand within another: so it is told once at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _At:
    """Where a selection stands: on which type, how often, how deep, and how long the lists of its page are."""

    parent: GraphQLCompositeType
    factor: int
    depth: int
    page: int | None = None


@dataclass(slots=True, kw_only=True)
class _Meter:
    """Walks one operation, adding up the objects that it can bring at most."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, object]
    cost: int = 1
    aliases: int = 0
    mutations: int = 0
    steps: int = field(default=0)

    def selections(self, chosen: SelectionSetNode, at: _At) -> None:
        """Add what a selection set brings."""
        if at.depth > DEPTH:
            raise LimitExceeded(what="depth", limit=DEPTH)
        for node in chosen.selections:
            self._step()
            if isinstance(node, FieldNode):
                self._field(node, at)
            else:
                inner, condition = self._inside(node)
                parent = at.parent if condition is None else _composite(self.schema.get_type(condition))
                self.selections(inner, _At(parent=parent, factor=at.factor, depth=at.depth, page=at.page))

    def _step(self) -> None:
        self.steps += 1
        if self.steps > FIELDS:
            raise LimitExceeded(what="fields", limit=FIELDS)
        if self.cost > COST:
            raise LimitExceeded(what="cost", limit=COST)

    def _inside(self, node: SelectionNode) -> tuple[SelectionSetNode, str | None]:
        """Return what a fragment selects, and on which type."""
        if isinstance(node, InlineFragmentNode):
            return node.selection_set, node.type_condition.name.value if node.type_condition else None
        fragment = self.fragments[node.name.value]  # type: ignore[attr-defined]  # a spread, and nothing else is left
        return fragment.selection_set, fragment.type_condition.name.value

    def _field(self, node: FieldNode, at: _At) -> None:
        self._count(node, at.parent)
        if node.name.value in {"__schema", "__type"} and node.selection_set is not None:
            self.cost += INTROSPECTION
            self._introspection(node.selection_set, within=False, depth=at.depth + 1)
            return
        definition = self.schema.get_field(at.parent, node.name.value)
        if definition is None or node.selection_set is None:
            return
        size, page = self._size(node, definition, at)
        inner = get_named_type(definition.type)
        factor = at.factor * size
        self.cost += factor * weight(self.schema, inner.name)
        self.selections(node.selection_set, _At(parent=_composite(inner), factor=factor, depth=at.depth + 1, page=page))

    def _count(self, node: FieldNode, parent: GraphQLCompositeType) -> None:
        self.aliases += node.alias is not None
        if self.aliases > ALIASES:
            raise LimitExceeded(what="aliases", limit=ALIASES)
        self.mutations += parent is self.schema.mutation_type
        if self.mutations > MUTATIONS:
            raise LimitExceeded(what="mutations", limit=MUTATIONS)

    def _introspection(self, chosen: SelectionSetNode, *, within: bool, depth: int) -> None:
        """Refuse what would tell the schema more than once: its cost is a fixed one."""
        if depth > DEPTH:
            raise LimitExceeded(what="depth", limit=DEPTH)
        for node in chosen.selections:
            self._step()
            if not isinstance(node, FieldNode):
                self._introspection(self._inside(node)[0], within=within, depth=depth)
                continue
            listed = node.name.value in _WITHIN_INTROSPECTION
            if node.alias is not None or (within and listed):
                raise LimitExceeded(what="introspection", limit=1)
            if node.selection_set is not None:
                self._introspection(node.selection_set, within=within or listed, depth=depth + 1)

    def _size(self, node: FieldNode, definition: GraphQLField, at: _At) -> tuple[int, int | None]:
        """Return how long a field's list is at most, and how long those of the page are that it returns."""
        if is_paged(definition):
            return 1, self._page(node, definition)
        if not is_list_of_objects(definition):
            return 1, None
        if at.page is not None and node.name.value in PAGED:
            return at.page, None
        return list_size(at.parent.name, node.name.value), None

    def _page(self, node: FieldNode, definition: GraphQLField) -> int:
        """Return a page's size: refused here, so that no mutation is done whose answer would then be refused."""
        asked: object = definition.args["first"].default_value
        for argument in node.arguments or ():
            if argument.name.value == "first":
                given = argument.value
                if isinstance(given, IntValueNode):
                    # No number of more digits is read: Python itself would refuse it with an error of its own.
                    asked = int(given.value) if len(given.value) < 10 else None
                elif isinstance(given, VariableNode):
                    asked = self.variables.get(given.name.value, asked)
        if not isinstance(asked, int) or not 0 <= asked <= LARGEST_PAGE:
            raise LimitExceeded(what="first", limit=LARGEST_PAGE)
        return asked


def _composite(found: object) -> GraphQLCompositeType:
    if not is_composite_type(found):
        raise LimitExceeded(what="depth", limit=DEPTH)
    return found


def check(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, object],
) -> int:
    """Return the cost of a validated operation: the objects it can bring at most. Raises LimitExceeded."""
    root = _composite(schema.get_root_type(operation.operation))
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    meter = _Meter(schema=schema, fragments=fragments, variables=_variables(operation, variables))
    meter.selections(operation.selection_set, _At(parent=root, factor=1, depth=1))
    if meter.cost > COST:
        raise LimitExceeded(what="cost", limit=COST)
    return meter.cost


def _variables(operation: OperationDefinitionNode, given: Mapping[str, object]) -> dict[str, object]:
    """Return what was given, with the defaults that the operation itself states where nothing was."""
    stated = {
        one.variable.name.value: int(one.default_value.value)
        for one in operation.variable_definitions or ()
        if isinstance(one.default_value, IntValueNode) and len(one.default_value.value) < 10
    }
    return {**stated, **given}
