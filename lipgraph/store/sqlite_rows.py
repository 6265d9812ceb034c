"""Statements of SQLite stores, filled from the register of nouns, and the codec between rows and what SQLite holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from lipgraph.domain.facts import NOUNS, Cell, Key, Row, column_types, columns

Held: TypeAlias = int | float | str | bytes | None
"""What a cell of SQLite holds."""


@cache
def statement(name: str) -> str:
    """Return the text of one statement file, its braces unfilled."""
    return (files("lipgraph.store.sql") / f"{name}.sql").read_text("utf-8").strip()


@cache
def noun_statement(name: str, noun: str) -> str:
    """Return a statement about one noun's table."""
    kind = NOUNS[noun]
    rest = [column for column in columns(noun) if column not in kind.KEY]
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in rest)
    return statement(name).format(
        table=noun.replace("-", "_"),
        columns=quoted(columns(noun)),
        key=quoted(kind.KEY),
        values=_asked(len(kind.KEY)),
        places=", ".join("?" * (len(kind.KEY) if name == "delete_row" else len(columns(noun)))),
        resolution=f"UPDATE SET {updates}" if updates else "NOTHING",
    )


@cache
def matching_statement(noun: str, chosen: tuple[str, ...]) -> str:
    """Return the statement that finds facts by columns of a reference."""
    return statement("select_matching").format(
        table=noun.replace("-", "_"),
        key=quoted(NOUNS[noun].KEY),
        columns=quoted(chosen),
        values=_asked(len(chosen)),
    )


@cache
def holdings_statement(noun: str) -> str:
    """Return the statement that reads what one partnership holds of a noun."""
    return statement(f"holdings/{noun.replace('-', '_')}").format(columns=quoted(columns(noun)))


@cache
def page_statement(noun: str, *, is_first: bool, is_held: bool) -> str:
    """Return the statement that reads one page of a noun's rows: of all, or of what one partnership holds."""
    key, kinds = NOUNS[noun].KEY, column_types(noun)
    # Keys are compared as text everywhere, so that spell 10 comes before spell 2 here too.
    order = [f'"{name}"' if kinds[name] == "text" else f'CAST("{name}" AS TEXT)' for name in key]
    return statement("select_page").format(
        columns=quoted(columns(noun)),
        rows=f"({holdings_statement(noun)})" if is_held else quoted([noun.replace("-", "_")]),
        order=", ".join(order),
        follows=">=" if is_first else ">",
        after=", ".join(f":after ->> {place}" for place in range(len(key))),
    )


@cache
def standing_statement(noun: str) -> str:
    """Return the statement that reads what councils of no partnership hold of a noun."""
    return statement(f"standing/{noun.replace('-', '_')}").format(columns=quoted(columns(noun)))


def quoted(names: Sequence[str]) -> str:
    """Write column names as SQL does."""
    return ", ".join(f'"{name}"' for name in names)


def _asked(parts: int) -> str:
    return ", ".join(f"asked.value ->> {place}" for place in range(parts))


def held(noun: str, row: Mapping[str, Cell]) -> tuple[Held, ...]:
    """Turn a row into what SQLite holds: lists as JSON, booleans as integers, an absent part of a key as empty text."""
    cells = [row.get(column) for column in columns(noun)]
    kept = [cell if isinstance(cell, str) else _held(cell) for cell in cells]
    for place in _places_of_key(noun):
        kept[place] = "" if kept[place] is None else kept[place]
    return tuple(kept)


@cache
def _places_of_key(noun: str) -> tuple[int, ...]:
    return tuple(place for place, column in enumerate(columns(noun)) if column in NOUNS[noun].KEY)


def _held(cell: Cell) -> Held:
    # A boolean is a whole number to the driver already.
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell


@cache
def _mending(noun: str) -> tuple[tuple[int, str, str], ...]:
    """Return place, name and kind of the columns whose cells are not already what a row has."""
    kinds, key = column_types(noun), NOUNS[noun].KEY
    mended = {name: kinds[name] for name in columns(noun) if kinds[name] in {"boolean", "words"}}
    mended |= {name: "key" for name in key if kinds[name] == "text"}
    return tuple((columns(noun).index(name), name, kind) for name, kind in mended.items())


def row_of(noun: str, cells: Sequence[Held]) -> Row:
    """Turn what SQLite holds back into a row."""
    row: Row = dict(zip(columns(noun), cells, strict=True))  # type: ignore[arg-type]  # STRICT tables hold no bytes here
    for place, name, kind in _mending(noun):
        cell = cells[place]
        if kind == "key":
            row[name] = None if cell == "" else str(cell)
        elif cell is not None:
            row[name] = bool(cell) if kind == "boolean" else json.loads(str(cell))
    return row


def key_text(cells: Sequence[Held]) -> Key:
    """Return the cells of a key as the text that a key is."""
    return tuple(str(cell) for cell in cells)


def asked(keys: Sequence[Key]) -> str:
    """Write keys as the JSON that statements take them in."""
    return json.dumps(keys, ensure_ascii=False)
