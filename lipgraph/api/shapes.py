"""What a document may look like before anything else is done with it: how deep, and how often the same again.

Parsing recurses and validation compares like with like, so a short text could hold either for long.
"""

from __future__ import annotations

from collections import Counter

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    Lexer,
    Node,
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

PAIRS = 20_000
"""How many pairs of fields of one name a document may hold: validation compares them; with selections, each is ten."""

DIRECTIVES = 10
"""How many directives may stand at one place."""

FRAGMENTS = 30
"""How many fragments a document may define."""

DIGITS = 20
"""How many signs a number may have: Python itself refuses to read a very long one."""

_OPENING = frozenset({TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L})
_NUMBERS = frozenset({TokenKind.INT, TokenKind.FLOAT})
_CLOSING = frozenset({TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R})


def check_text(query: str) -> None:
    """Refuse a text that is too long or too deep to be parsed. Raises LimitExceeded, GraphQLError for no token."""
    lexer, depth = Lexer(Source(query)), 0
    for _ in range(TOKENS):
        token = lexer.advance()
        kind = token.kind
        if kind is TokenKind.EOF:
            return
        if kind in _NUMBERS and len(token.value or "") > DIGITS:
            raise LimitExceeded(what="digits", limit=DIGITS)
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > BRACKETS:
            raise LimitExceeded(what="depth", limit=DEPTH)
    if lexer.advance().kind is not TokenKind.EOF:
        raise LimitExceeded(what="tokens", limit=TOKENS)


def check_shape(document: DocumentNode) -> None:
    """Refuse a document that says the same too often. Raises LimitExceeded."""
    shape = _Shape()
    visit(document, shape)
    plain = sum(n * (n - 1) // 2 for n in shape.plain.values())
    inner = sum(n * (n - 1) // 2 for n in shape.inner.values())
    if plain + 10 * inner > PAIRS:
        raise LimitExceeded(what="repeats", limit=PAIRS)


class _Shape(Visitor):
    """Counts what stands at one place, and fields by the name that they have in an answer."""

    def __init__(self) -> None:
        super().__init__()
        self._fragments = self._depth = 0
        self.plain: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()

    def enter(self, node: Node, *_: object) -> None:
        """Look at one place."""
        if len(getattr(node, "directives", None) or ()) > DIRECTIVES:
            raise LimitExceeded(what="directives", limit=DIRECTIVES)
        if isinstance(node, FieldNode):
            (self.plain if node.selection_set is None else self.inner)[(node.alias or node.name).value] += 1
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
