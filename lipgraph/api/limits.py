"""What a request may cost, measured before anything is run: tokens, depth, aliases, and objects asked for at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
)

from lipgraph.api.connections import LARGEST_PAGE
from lipgraph.errors import LimitExceeded

TOKENS = 2000
DEPTH = 16
ALIASES = 30
COST = 20_000
MUTATIONS = 20
"""How many fields one operation may change something by."""

USUAL_LIST = 10
"""What a list without pages counts as."""


@dataclass(slots=True, kw_only=True)
class _Meter:
    """Walks one operation, adding up the objects that it can bring at most."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, object]
    cost: int = 0
    aliases: int = 0
    mutations: int = 0
    steps: int = field(default=0)

    def selections(self, chosen: SelectionSetNode, parent: GraphQLCompositeType, *, factor: int, depth: int) -> None:
        """Add what a selection set on ``parent`` brings, ``factor`` times."""
        if depth > DEPTH:
            raise LimitExceeded(what="depth", limit=DEPTH)
        for node in chosen.selections:
            self.steps += 1
            if max(self.cost, self.steps) > COST:
                raise LimitExceeded(what="cost", limit=COST)
            if isinstance(node, FieldNode):
                self._field(node, parent, factor=factor, depth=depth)
            elif isinstance(node, InlineFragmentNode):
                on = self.schema.get_type(node.type_condition.name.value) if node.type_condition else parent
                self.selections(node.selection_set, _composite(on), factor=factor, depth=depth)
            elif isinstance(node, FragmentSpreadNode):
                fragment = self.fragments[node.name.value]
                on = self.schema.get_type(fragment.type_condition.name.value)
                self.selections(fragment.selection_set, _composite(on), factor=factor, depth=depth)

    def _field(self, node: FieldNode, parent: GraphQLCompositeType, *, factor: int, depth: int) -> None:
        if node.alias is not None:
            self.aliases += 1
            if self.aliases > ALIASES:
                raise LimitExceeded(what="aliases", limit=ALIASES)
        if parent is self.schema.mutation_type:
            self.mutations += 1
            if self.mutations > MUTATIONS:
                raise LimitExceeded(what="mutations", limit=MUTATIONS)
        definition = self.schema.get_field(parent, node.name.value)
        if definition is None or node.selection_set is None:
            return
        size = factor * self._size(node, definition, parent)
        self.cost += size
        inner = get_named_type(definition.type)
        self.selections(node.selection_set, _composite(inner), factor=size, depth=depth + 1)

    def _size(self, node: FieldNode, definition: GraphQLField, parent: GraphQLCompositeType) -> int:
        if "first" in definition.args:
            return self._page(node, definition)
        of_a_page = parent.name.endswith("Connection")
        return USUAL_LIST if is_list_type(get_nullable_type(definition.type)) and not of_a_page else 1

    def _page(self, node: FieldNode, definition: GraphQLField) -> int:
        """Return a page's size: refused here, so that no mutation is done whose answer would then be refused."""
        first = self._first(node, definition)
        if not 0 <= first <= LARGEST_PAGE:
            raise LimitExceeded(what="first", limit=LARGEST_PAGE)
        return max(1, first)

    def _first(self, node: FieldNode, definition: GraphQLField) -> int:
        asked: object = definition.args["first"].default_value
        for argument in node.arguments or ():
            if argument.name.value == "first":
                given = argument.value
                if isinstance(given, IntValueNode):
                    asked = int(given.value)
                elif isinstance(given, VariableNode):
                    asked = self.variables.get(given.name.value)
        return asked if isinstance(asked, int) else COST


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
    root = schema.get_root_type(operation.operation)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    meter = _Meter(schema=schema, fragments=fragments, variables=_variables(operation, variables))
    meter.selections(operation.selection_set, _composite(root), factor=1, depth=1)
    if meter.cost > COST:
        raise LimitExceeded(what="cost", limit=COST)
    return meter.cost


def _variables(operation: OperationDefinitionNode, given: Mapping[str, object]) -> dict[str, object]:
    """Return what was given, with the defaults that the operation itself states where nothing was."""
    stated = {
        one.variable.name.value: int(one.default_value.value)
        for one in operation.variable_definitions or ()
        if isinstance(one.default_value, IntValueNode)
    }
    return {**stated, **given}
