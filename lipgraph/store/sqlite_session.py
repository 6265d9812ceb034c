"""What one SQLite connection is asked, in the thread that owns it: reads of a view, steps of a transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import apsw

from lipgraph.domain.columns import ClaimCells, ClaimColumns, columns_from
from lipgraph.domain.facts import NOUNS, SOURCE_COLUMNS, Fact, Key, Row, from_row, row_key
from lipgraph.domain.holdings import Directory, Holdings, directory_of, holdings_of
from lipgraph.domain.organizations import Organization
from lipgraph.domain.partnerships import Partnership
from lipgraph.domain.source import NO_SOURCE, Source
from lipgraph.domain.vocabulary import Relation
from lipgraph.domain.waves import Wave
from lipgraph.errors import NotFound
from lipgraph.store import sqlite_rows as sql
from lipgraph.store.chain import Head, Payload, actor_cells, change_of, moment_text
from lipgraph.store.paging import OF_NO_PARTNERSHIP
from lipgraph.store.ports import Actor, LogEntry, Written

DIRECTORY_NOUNS = (
    "partnership", "lead", "organization", "organization-name", "identifier", "participation", "wave", "taxonomy",
    "sector", "codebook", "relation", "instrument", "party", "council", "statement",
)  # fmt: skip
STANDING_NOUNS = ("seat", "seat-sector", "membership")
"""Of these the directory holds what belongs to councils established under an instrument, and so to no partnership."""

HOLDINGS_NOUNS = tuple(
    noun for noun in NOUNS if noun not in {"partnership", "claim", "instrument", "party", "statement"}
)


class Session:
    """The statements of one connection; its methods block, and are called in the store's own thread only."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection

    def head(self) -> Head:
        """Return the end of the chain."""
        found = self._first(sql.statement("select_head"))
        return Head() if found is None else Head(int(found[0]), str(found[1]), int(found[2]))

    def all_rows(self, noun: str) -> list[Row]:
        """Return every row of a noun in key order."""
        found = [sql.row_of(noun, cells) for cells in self._run(sql.noun_statement("select_rows", noun))]
        return sorted(found, key=lambda row: row_key(noun, row))

    def page(self, noun: str, after: Sequence[str], limit: int, partnership: str | None) -> list[Row]:
        """Return the rows whose keys follow ``after`` in key order; of what one partnership holds, if one is named."""
        if partnership is not None and noun in OF_NO_PARTNERSHIP:
            return []
        text = sql.page_statement(noun, is_first=not after, is_held=partnership is not None)
        whole = after or [""] * len(NOUNS[noun].KEY)
        told = {"after": json.dumps(whole, ensure_ascii=False), "limit": limit, "partnership": partnership}
        return [sql.row_of(noun, cells) for cells in self._run(text, told)]

    def rows(self, noun: str, keys: Sequence[Key]) -> Mapping[Key, Row]:
        """Return the rows that are there of those keys."""
        found = self._run(sql.noun_statement("select_keys", noun), (sql.asked(keys),))
        each = (sql.row_of(noun, cells) for cells in found)
        return {row_key(noun, row): row for row in each}

    def matching(self, noun: str, columns: tuple[str, ...], values: Sequence[Key]) -> Sequence[Key]:
        """Return keys of facts whose columns equal one of the values."""
        found = self._run(sql.matching_statement(noun, columns), (sql.asked(values),))
        return [sql.key_text(cells) for cells in found]

    def put(self, noun: str, each: Sequence[Row]) -> None:
        """Add or replace rows by their keys."""
        cells = (sql.held(noun, row) for row in each)
        self.connection.executemany(sql.noun_statement("merge_row", noun), cells)

    def delete(self, noun: str, keys: Sequence[Key]) -> None:
        """Delete rows by their keys."""
        self.connection.executemany(sql.noun_statement("delete_row", noun), keys)

    def append(self, entry: LogEntry, payloads: Sequence[Payload]) -> None:
        """Append an entry with its payloads."""
        cells = (
            entry.number, entry.transaction, moment_text(entry.at), json.dumps(actor_cells(entry.actor)),
            entry.revision, json.dumps(entry.payload_digests), entry.previous, entry.hash,
        )  # fmt: skip
        self.connection.execute(sql.statement("append_entry"), cells)
        beside = ((entry.number, place, payload.salt, payload.text) for place, payload in enumerate(payloads))
        self.connection.executemany(sql.statement("append_payload"), beside)

    def touched_at(self, partnership: str) -> int:
        """Return the revision at which a partnership was touched last, 0 where it never was."""
        found = self._first(sql.statement("select_touch"), (partnership,))
        return 0 if found is None else int(found[0])

    def naming(self, organizations: Sequence[str]) -> Sequence[str]:
        """Return the partnerships of which a fact names one of these organizations."""
        told = json.dumps(list(organizations), ensure_ascii=False)
        return [str(home) for (home,) in self._run(sql.statement("select_homes"), (told,))]

    def touch(self, partnerships: Sequence[str], revision: int) -> None:
        """Set the revision of these partnerships."""
        self.connection.executemany(sql.statement("touch_partnership"), [(home, revision) for home in partnerships])

    def recall(self, key: str) -> Written | None:
        """Return what the transaction with this idempotency key did, if there was one."""
        found = self._first(sql.statement("select_idempotency"), (key,))
        return None if found is None else Written(**json.loads(str(found[0])))

    def remember(self, key: str, written: Written) -> None:
        """Store an idempotency key with what its transaction did."""
        self.connection.execute(sql.statement("remember_idempotency"), (key, json.dumps(asdict(written))))

    def entry(self, after: int) -> LogEntry | None:
        """Return the first log entry with a number above ``after``."""
        found = self._first(sql.statement("select_entry"), (after,))
        if found is None:
            return None
        number, transaction, at, actor, revision, digests, previous, hashed = found
        payloads = self._run(sql.statement("select_payloads"), (number,)).fetchall()
        return LogEntry(
            number=int(number),
            transaction=str(transaction),
            at=datetime.fromisoformat(str(at)),
            actor=Actor(**json.loads(str(actor))),
            revision=int(revision),
            changes=tuple(change_of(str(text)) for text, _ in payloads),
            payload_digests=tuple(json.loads(str(digests))),
            salts=tuple(str(salt) for _, salt in payloads),
            previous=str(previous),
            hash=str(hashed),
        )

    def directory(self) -> Directory:
        """Return what lists across partnerships need."""
        facts = [from_row(noun, row) for noun in DIRECTORY_NOUNS for row in self.all_rows(noun)]
        return directory_of([*facts, *(fact for noun in STANDING_NOUNS for fact in self._standing(noun))])

    def holdings(self, partnership: str) -> Holdings:
        """Return all facts of one partnership. Raises NotFound."""
        home = next(self._held("partnership", partnership), None)
        if not isinstance(home, Partnership):
            raise NotFound(kind="partnership", id=partnership)
        facts = [fact for noun in HOLDINGS_NOUNS for fact in self._held(noun, partnership)]
        claims = self._claims(partnership, facts)
        return holdings_of(home, facts, claims=claims, revision=self.touched_at(partnership))

    def _held(self, noun: str, partnership: str) -> Iterator[Fact]:
        found = self._run(sql.holdings_statement(noun), {"partnership": partnership})
        return (from_row(noun, sql.row_of(noun, cells)) for cells in found)

    def _standing(self, noun: str) -> Iterator[Fact]:
        found = self._run(sql.standing_statement(noun))
        return (from_row(noun, sql.row_of(noun, cells)) for cells in found)

    def _claims(self, partnership: str, facts: Sequence[Fact]) -> ClaimColumns:
        text = sql.statement("select_claims").format(source=sql.quoted(SOURCE_COLUMNS))
        found = self._run(text, (partnership,)).fetchall()
        return columns_from(
            _cells(found),
            organizations=tuple(sorted(one.id for one in facts if isinstance(one, Organization))),
            relations=tuple(sorted(one.code for one in facts if isinstance(one, Relation))),
            waves=tuple(sorted(one.id for one in facts if isinstance(one, Wave))),
        )

    def _run(self, text: str, bindings: apsw.Bindings | None = None) -> apsw.Cursor:
        return self.connection.execute(text, bindings)

    def _first(self, text: str, bindings: apsw.Bindings | None = None) -> tuple[Any, ...] | None:
        return next(iter(self._run(text, bindings)), None)


def _cells(found: Sequence[tuple[Any, ...]]) -> ClaimCells:
    """Turn rows of the claims' statement into lists, column by column."""
    parts = list(zip(*found, strict=True)) if found else [()] * (14 + len(SOURCE_COLUMNS))
    ids, relation, source, target, claimant, role, layer, wave, own, polarity, strength, volume = parts[:12]
    return ClaimCells(
        ids=ids,
        relation=relation,
        source=source,
        target=target,
        claimant=claimant,
        role=role,
        layer=layer,
        wave=wave,
        source_key=own,
        denies=[said == "denies" for said in polarity],
        strength=strength,
        volume=volume,
        period=list(zip(parts[12], parts[13], strict=True)),
        origin=_origins(parts[14:]),
    )


def _origins(parts: Sequence[tuple[Any, ...]]) -> list[Source]:
    names = [column.removeprefix("source_") for column in SOURCE_COLUMNS]
    known: dict[tuple[Any, ...], Source] = {(None,) * len(names): NO_SOURCE}
    found: list[Source] = []
    for cells in zip(*parts, strict=True):
        if cells not in known:
            known[cells] = Source(**dict(zip(names, cells, strict=True)))
        found.append(known[cells])
    return found
