"""Replays the log: forwards from nothing, backwards from today, and what redacted payloads leave unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lipgraph.domain import canonical
from lipgraph.domain.facts import NOUNS, Key, Row
from lipgraph.store.chain import REDACTED, REDACTION
from lipgraph.store.evidence import StoredEntry
from lipgraph.store.ports import FactChange
from lipgraph.usecases.chaining import Fault, Place, Redaction, read_change

Rows = Mapping[str, Sequence[Row]]
State = dict[str, dict[Key, Row | None]]
"""What is there by noun and key; None: it may be there, and only a redacted payload could say how."""


class Replay:
    """A state that log entries are done to, or undone from, with every place where one does not fit."""

    def __init__(self, redactions: Mapping[Place, Redaction], state: State | None = None) -> None:
        self.state: State = {noun: {} for noun in NOUNS} if state is None else state
        self.faults: list[Fault] = []
        self._redactions = redactions
        self._loose: Counter[str] = Counter()

    def do(self, entry: StoredEntry) -> None:
        """Do an entry's changes, in their order."""
        for place, change in _changes(entry):
            self._step(entry.number, place, change)

    def undo(self, entry: StoredEntry) -> None:
        """Undo an entry's changes, the last one first."""
        for place, change in reversed(list(_changes(entry))):
            back = FactChange(noun=change.noun, key=change.key, before=change.after, after=change.before)
            self._step(entry.number, place, back)

    @property
    def unknown(self) -> int:
        """How many facts redacted payloads leave unknown."""
        return self._loose.total() + sum(row is None for rows in self.state.values() for row in rows.values())

    def rows(self) -> dict[str, list[Row]]:
        """Return the rows that are known."""
        return {noun: [row for row in rows.values() if row is not None] for noun, rows in self.state.items()}

    def differences(self, rows: Mapping[str, Mapping[Key, Row]]) -> list[Fault]:
        """Compare with other rows; what is unknown is taken from them."""
        faults: list[Fault] = []
        for noun, here in self.state.items():
            there = rows.get(noun, {})
            keys = sorted(here.keys() | there.keys())
            unequal = [key for key in keys if not _is_same(here.get(key), there.get(key), is_known=key in here)]
            faults.extend(_difference(noun, key, here, there) for key in unequal[self._loose[noun] :])
        return faults

    def _step(self, entry: int, place: int, change: FactChange) -> None:
        if change.noun == REDACTION:
            return
        if change.noun == REDACTED:
            self._skip(self._redactions.get((entry, place)))
            return
        rows = self.state[change.noun]
        if not _is_same(rows.get(change.key), change.before, is_known=change.key in rows):
            if self._loose[change.noun]:
                self._loose[change.noun] -= 1
            else:
                self.faults.append(Fault(code="replay", entry=entry, fact=place + 1, found=_named(change)))
        if change.after is None:
            rows.pop(change.key, None)
        else:
            rows[change.key] = change.after

    def _skip(self, redaction: Redaction | None) -> None:
        # What no entry accounts for was told as a fault of the chain already.
        if redaction is None or redaction.noun not in self.state:
            return
        if redaction.key is None:
            self._loose[redaction.noun] += 1
        else:
            self.state[redaction.noun][redaction.key] = None


def _changes(entry: StoredEntry) -> Iterator[tuple[int, FactChange]]:
    for place in range(len(entry.payloads)):
        if (change := read_change(entry, place)) is not None:
            yield place, change


def _is_same(here: Row | None, there: Row | None, *, is_known: bool) -> bool:
    if here is None and is_known:
        return True
    return here == there or (here is not None and there is not None and _text(here) == _text(there))


def _text(row: Row) -> str:
    return canonical.text({name: cell for name, cell in row.items() if cell not in (None, [])})


def _difference(noun: str, key: Key, here: Mapping[Key, Row | None], there: Mapping[Key, Row]) -> Fault:
    code = ("altered" if key in here else "smuggled") if key in there else "lost"
    return Fault(code=code, found=f"{noun} {'/'.join(key)}")


def _named(change: FactChange) -> str:
    return f"{change.noun} {'/'.join(change.key)}"
