"""What a document may look like before anything else is done with it: how deep, and how often the same again.

Parsing recurses and validation compares like with like, so a short text could hold either for long.
"""

from __future__ import annotations

from collections import Counter

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    InlineFragmentNode,
    Lexer,
    Node,
    SelectionSetNode,
    Source,
    TokenKind,
    Visitor,
    visit,
)

from lipgraph.errors import LimitExceeded

TOKENS = 2000
DEPTH = 16
"""How many selections of fields may stand within one another."""

BRACKETS = 60
"""How many brackets of any kind may stand within one another: selections, lists, objects."""

REPEATS = 10
"""How often one selection may name the same field, before they are merged."""

DIRECTIVES = 10
"""How many directives may stand at one place."""

FRAGMENTS = 30
"""How many fragments a document may define."""

_OPENING = frozenset({TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L})
_CLOSING = frozenset({TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R})


def check_text(query: str) -> None:
    """Refuse a text that is too long or too deep to be parsed. Raises LimitExceeded, GraphQLError for no token."""
    lexer, depth = Lexer(Source(query)), 0
    for _ in range(TOKENS):
        kind = lexer.advance().kind
        if kind is TokenKind.EOF:
            return
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > BRACKETS:
            raise LimitExceeded(what="depth", limit=DEPTH)
    if lexer.advance().kind is not TokenKind.EOF:
        raise LimitExceeded(what="tokens", limit=TOKENS)


def check_shape(document: DocumentNode) -> None:
    """Refuse a document that says the same too often. Raises LimitExceeded."""
    visit(document, _Shape())


class _Shape(Visitor):
    """Counts what stands at one place."""

    def __init__(self) -> None:
        super().__init__()
        self._fragments = self._depth = 0

    def enter(self, node: Node, *_: object) -> None:
        """Look at one place."""
        if len(getattr(node, "directives", None) or ()) > DIRECTIVES:
            raise LimitExceeded(what="directives", limit=DIRECTIVES)
        if isinstance(node, SelectionSetNode):
            self._selections(node)
        elif isinstance(node, FieldNode):
            self._depth += 1
            if self._depth > DEPTH + 1:
                raise LimitExceeded(what="depth", limit=DEPTH)
        elif isinstance(node, FragmentDefinitionNode):
            self._fragments += 1
            if self._fragments > FRAGMENTS:
                raise LimitExceeded(what="fragments", limit=FRAGMENTS)

    def leave(self, node: Node, *_: object) -> None:
        """Go up again."""
        self._depth -= isinstance(node, FieldNode)

    def _selections(self, chosen: SelectionSetNode) -> None:
        named = Counter(_named(one) for one in chosen.selections)
        if max(named.values(), default=0) > REPEATS:
            raise LimitExceeded(what="repeats", limit=REPEATS)


def _named(one: Node) -> str:
    """Return what a selection puts into an answer; fragments in line count as one another."""
    if isinstance(one, FieldNode):
        return (one.alias or one.name).value
    return "..." if isinstance(one, InlineFragmentNode) else "... " + str(getattr(one, "name", ""))
