"""Everything that can go wrong in lipgraph, as one tree of classes that carry fields and a code, never sentences.

    LipgraphError
      InputError            the caller can mend it; safe to show
        RowRejected         source, sheet, row, column, code, found, expected
        UnknownTerm         vocabulary, term, nearest
        InvalidPeriod       text
        LimitExceeded       what, limit
      NotFound              kind, id
      Conflict              kind, id, stands_in_the_way
      Denied                same body as NotFound for what the caller may not know of
      StoreError
        Unavailable         try again
        LoginRefused        another user or password
        OutcomeUnknown      ask with the idempotency key
        DiskFull            make room first
        SchemaMissing       run migrate
        Incompatible        what is there, and what would be needed
          NewerStore        made by a newer program

Sentences live in the message catalogues (`lipgraph_schema.messages`), surface ``errors``: ``code`` is the key.
"""

from __future__ import annotations


class LipgraphError(Exception):
    """Root of the taxonomy: ``code`` is stable and machine-readable, ``fields()`` fills the catalogue's sentence."""

    code = "error"

    def __init__(self, **fields: str | float | None) -> None:
        super().__init__(self.code, fields)
        self._fields = fields

    def fields(self) -> dict[str, str | int | float | None]:
        """Return the named fields of this error."""
        return dict(self._fields)

    def __str__(self) -> str:
        """Show code and fields for logs and tests; people read the catalogue's sentence instead."""
        shown = ", ".join(f"{name}={value!r}" for name, value in self._fields.items())
        return f"{self.code}({shown})"


class InputError(LipgraphError):
    """The caller can mend it. ``reason`` is a catalogue key of surface ``errors``; other fields fill it."""

    code = "input"

    def __init__(self, reason: str = "input", **fields: str | float | None) -> None:
        self.code = reason
        super().__init__(**fields)


class RowRejected(InputError):
    """One cell or row of a file is wrong; says where it stands, what stood there and what is expected."""

    code = "row-rejected"


class UnknownTerm(InputError):
    """A word is in no vocabulary; ``nearest`` is the closest known term or empty."""

    code = "unknown-term"

    def __init__(self, *, vocabulary: str, term: str, nearest: str = "") -> None:
        super().__init__("unknown-term", vocabulary=vocabulary, term=term, nearest=nearest)


class InvalidPeriod(InputError):
    """A date or period is not EDTF as lipgraph reads it, or ends before it starts."""

    code = "invalid-period"

    def __init__(self, *, text: str) -> None:
        super().__init__("invalid-period", text=text)


class LimitExceeded(InputError):
    """Something is larger than the documented bound."""

    code = "limit-exceeded"

    def __init__(self, *, what: str, limit: float) -> None:
        super().__init__("limit-exceeded", what=what, limit=limit)


class NotFound(LipgraphError):
    """Nothing of this kind has this id, slug or label."""

    code = "not-found"

    def __init__(self, *, kind: str, id: str) -> None:  # noqa: A002 - the word of the taxonomy
        super().__init__(kind=kind, id=id)


class Denied(NotFound):
    """The caller may not know of it; says what NotFound says."""


class Conflict(LipgraphError):
    """A write cannot be applied to what is stored now; ``stands_in_the_way`` names it."""

    code = "conflict"

    def __init__(self, *, kind: str, id: str, stands_in_the_way: str) -> None:  # noqa: A002 - as above
        super().__init__(kind=kind, id=id, stands_in_the_way=stands_in_the_way)


class StoreError(LipgraphError):
    """The store could not do what it was asked."""

    code = "store"


class Unavailable(StoreError):
    """The store did not answer; nothing was stored; try again."""

    code = "unavailable"


class LoginRefused(StoreError):
    """The server does not take the user or the password; nothing was read or stored."""

    code = "login-refused"


class OutcomeUnknown(StoreError):
    """The connection broke while a commit was under way; ask with the idempotency key."""

    code = "outcome-unknown"


class DiskFull(StoreError):
    """The disk takes no more: it is full, or the file may grow no further; nothing of this was stored."""

    code = "disk-full"


class SchemaMissing(StoreError):
    """The store holds no lipgraph schema, or an older one; run ``lipgraph migrate``."""

    code = "schema-missing"


class Incompatible(StoreError):
    """The store is something else, newer, or damaged; nothing was written."""

    code = "incompatible"


class NewerStore(Incompatible):
    """A newer program made the store: ``found`` is its schema's version, ``needed`` this program's."""

    code = "newer-store"

    def __init__(self, *, found: int, needed: int) -> None:
        super().__init__(found=found, needed=needed)
