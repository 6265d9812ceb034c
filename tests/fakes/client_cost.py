"""What a client computes that has the schema's text and nothing else of this project: the cost of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    ConstDirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    VariableNode,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    parse,
)


@dataclass(frozen=True, slots=True)
class Client:
    """Knows the schema's text."""

    schema: GraphQLSchema

    @classmethod
    def reading(cls, sdl: str) -> Client:
        return cls(build_schema(sdl))

    def cost(self, document: str, variables: Mapping[str, int]) -> int:
        """Return the type cost of a document's only operation."""
        tree = parse(document)
        (operation,) = (one for one in tree.definitions if isinstance(one, OperationDefinitionNode))
        root = self.schema.get_root_type(operation.operation)
        assert root is not None
        return 1 + self._selected(operation.selection_set, root, {}, tree, variables)

    def _selected(
        self, chosen: SelectionSetNode, parent: GraphQLNamedType, sized: Mapping[str, int],
        tree: DocumentNode, variables: Mapping[str, int],
    ) -> int:  # fmt: skip
        total = 0
        for node in chosen.selections:
            if isinstance(node, FieldNode):
                total += self._field(node, parent, sized, tree, variables)
            else:
                assert isinstance(node, FragmentSpreadNode | InlineFragmentNode)
                inner = _fragment(tree, node.name.value) if isinstance(node, FragmentSpreadNode) else node
                on = inner.type_condition
                kind = parent if on is None else self.schema.type_map[on.name.value]
                total += self._selected(inner.selection_set, kind, sized, tree, variables)
        return total

    def _field(
        self, node: FieldNode, parent: GraphQLNamedType, sized: Mapping[str, int],
        tree: DocumentNode, variables: Mapping[str, int],
    ) -> int:  # fmt: skip
        if node.selection_set is None:
            return 0
        assert isinstance(parent, GraphQLObjectType | GraphQLInterfaceType)
        field = parent.fields[node.name.value]
        kind = get_named_type(field.type)
        assert is_composite_type(kind)
        said = _said(field, "listSize")
        inner: dict[str, int] = {}
        size = 1
        if "sizedFields" in said:
            (slicing,) = _strings(said["slicingArguments"])
            page = _asked(node, field, slicing, variables)
            inner = dict.fromkeys(_strings(said["sizedFields"]), page)
        elif is_list_type(get_nullable_type(field.type)):
            size = sized[node.name.value] if node.name.value in sized else _number(said["assumedSize"])
        return size * (self._weight(kind) + self._selected(node.selection_set, kind, inner, tree, variables))

    def _weight(self, kind: GraphQLNamedType) -> int:
        kinds = self.schema.get_possible_types(kind) if is_abstract_type(kind) else (kind,)
        return max(_number(said["weight"]) if (said := _said(one, "cost")) else 1 for one in kinds)


def _said(one: GraphQLField | GraphQLNamedType, directive: str) -> dict[str, object]:
    stated: tuple[ConstDirectiveNode, ...] = tuple(one.ast_node.directives or ()) if one.ast_node is not None else ()
    return {
        argument.name.value: argument.value
        for each in stated
        if each.name.value == directive
        for argument in each.arguments or ()
    }


def _strings(value: object) -> list[str]:
    assert isinstance(value, ListValueNode)
    return [one.value for one in value.values if isinstance(one, StringValueNode)]


def _number(value: object) -> int:
    assert isinstance(value, IntValueNode | StringValueNode)
    return int(value.value)


def _asked(node: FieldNode, field: GraphQLField, slicing: str, variables: Mapping[str, int]) -> int:
    for argument in node.arguments or ():
        if argument.name.value == slicing:
            return (
                variables[argument.value.name.value]
                if isinstance(argument.value, VariableNode)
                else _number(argument.value)
            )
    stated = field.args[slicing].ast_node
    assert stated is not None
    return _number(stated.default_value)


def _fragment(tree: DocumentNode, name: str) -> FragmentDefinitionNode:
    return next(one for one in tree.definitions if isinstance(one, FragmentDefinitionNode) and one.name.value == name)
