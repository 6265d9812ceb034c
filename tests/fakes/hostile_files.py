"""Hostile files by kind of reader: each is written into a folder, and read by the reader that it is meant for."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from fakes.raw_workbook import RawSheet, RawWorkbook, number_cell, row
from fakes.wrong_lists import LISTS
from fakes.wrong_workbooks import bomb, book, entities, times
from lipgraph_loaders.table_folder import write_table_folder

Make = Callable[[Path], Path]
HEAD = "Organization,Sector\n"
META = {"name": "set", "directed": {"r": True}}


def _file(name: str, content: bytes | str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def _network(
    nodes: bytes | str = "id\na\nb\n", edges: bytes | str = "source,target,type\na,b,r\n", **meta: object
) -> Make:
    def make(folder: Path) -> Path:
        place = folder / "network"
        place.mkdir()
        for name, content in (("nodes.csv", nodes), ("edges.csv", edges), ("meta.json", json.dumps(META | meta))):
            _file(name, content)(place)
        return place

    return make


def _table(name: str = "organization.csv", content: bytes | str = "id,slug,name\na,a,A\n") -> Make:
    def make(folder: Path) -> Path:
        place = folder / "tables"
        write_table_folder({}, place)
        meta = {"format": "lipgraph-table-folder", "version": 1}
        _file("meta.json", json.dumps(meta))(place)
        _file(name, content)(place)
        return place

    return make


def _linked(folder: Path) -> Path:
    place = _network()(folder)
    (place / "nodes.csv").rename(folder / "outside.csv")
    (place / "nodes.csv").symlink_to(folder / "outside.csv")
    return place


def _device(folder: Path) -> Path:
    path = folder / "list.csv"
    path.symlink_to(os.devnull)
    return path


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "list.csv")
    return folder / "list.csv"


def _doubled() -> bytes:
    out = io.BytesIO(book({"Organizations": [["Organization", "Sector"], ["A", "schools"]]}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("XL/workbook.xml", b"<workbook/>")
    return out.getvalue()


def _raw(rows: str, **more: bytes) -> bytes:
    sheet = RawSheet(name="Organizations", rows=row(1, "Organization", "Sector") + rows)
    return RawWorkbook(sheets=[sheet], more=more).content()


LIST: Mapping[str, Make] = {
    "UTF-16 without its mark": _file("list.csv", LISTS["unmarked-utf-16.csv"]),
    "UTF-16 with its mark": _file("list.csv", f"{HEAD}A,schools\n".encode("utf-16")),
    "UTF-32": _file("list.csv", f"{HEAD}A,schools\n".encode("utf-32")),
    "Windows-1252, not said": _file("list.csv", LISTS["old-excel.csv"]),
    "UTF-8 and Windows-1252 mixed": _file("list.csv", f"{HEAD}É,schools\n".encode() + b"\xc9,schools\n"),
    "a null character": _file("list.csv", f"{HEAD}A\x00B,schools\n"),
    "control and direction characters": _file("list.csv", LISTS["characters.csv"]),
    "a header twice": _file("list.csv", "Organization,Organization\nA,B\n"),
    "no header": _file("list.csv", "A,schools\nB,schools\n"),
    "a quotation that never ends, ragged rows": _file("list.csv", LISTS["broken.csv"]),
    "blanks that look empty": _file("list.csv", f"{HEAD}A,\u00a0\u2003\n"),
    "numbers 1_000, nan, 1e400, Arabic digits": _file("list.csv", LISTS["numbers.csv"]),
    "columns about people": _file("list.tsv", LISTS["people.tsv"]),
    "an e-mail address in a cell": _file("list.csv", f"{HEAD}someone@example.org,schools\n"),
    "a cell of 40,000 characters": _file("list.csv", f"{HEAD}{'x' * 40_000},schools\n"),
    "nothing at all": _file("list.csv", b""),
    "a pipe": _pipe,
    "a device": _device,
}
WORKBOOK: Mapping[str, Make] = {
    "dates since 1904": _file("list.xlsx", times()),
    "a sheet that claims 1,048,576 rows": _file("list.xlsx", _raw(row(1_048_576, "A", "schools"))),
    "a number that only looks empty": _file("list.xlsx", _raw(row(2, "A", number_cell("")))),
    "a part that unpacks to far more": _file("list.xlsx", bomb()),
    "XML entities": _file("list.xlsx", entities()),
    "a part twice, in other case": _file("list.xlsx", _doubled()),
    "macros": _file("list.xlsx", _raw(row(2, "A", "schools"), **{"xl/vbaProject.bin": b"x"})),
    "links to other workbooks": _file(
        "list.xlsx", _raw(row(2, "A", "schools"), **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    ),
    "no workbook": _file("list.xlsx", b"PK\x03\x04" + b"\0" * 100),
    "an encrypted workbook": _file("list.xlsx", LISTS["locked.xlsx"]),
}
TABLES: Mapping[str, Make] = {
    "UTF-16": _table(content="id,slug,name\na,a,A\n".encode("utf-16")),
    "bytes that are no UTF-8": _table(content=b"id,slug,name\na,a,\xff\n"),
    "a header twice": _table(content="id,id,slug,name\na,a,a,A\n"),
    "a missing column": _table(content="id,slug\na,a\n"),
    "a quotation that never ends": _table(content='id,slug,name\na,a,"A\n'),
    "a row with too many cells": _table(content="id,slug,name\na,a,A,B\n"),
    "an id twice": _table(content="id,slug,name\na,a,A\na,b,B\n"),
    "a number nan": _table("claim.csv", "id,partnership,relation,source_org,target_org,strength\na,p,r,a,b,nan\n"),
    "a row without its id": _table("seat.csv", "id,council,label\n,c,x\n"),
}
NETWORK: Mapping[str, Make] = {
    "UTF-16": _network("id\na\nb\n".encode("utf-16")),
    "control and direction characters": _network("id,label\na,A\u202eB\nb,B\x00\n"),
    "columns about people": _network("id,label,Email\na,A,x\nb,B,y\n"),
    "an e-mail address in a label": _network("id,label\na,someone@example.org\nb,B\n"),
    "a header twice": _network("id,id\na,a\n"),
    "a missing column": _network(edges="source,type\na,r\n"),
    "a quotation that never ends": _network('id\n"a\n'),
    "an id twice": _network("id\na\na\nb\n"),
    "ids that differ by case alone": _network("id\na\nA\nb\n"),
    "an end that does not exist": _network(edges="source,target,type\na,z,r\n"),
    "a linkage with itself": _network(edges="source,target,type\na,a,r\na,b,r\n"),
    "weights 1_000, nan, 1e400, Arabic digits": _network(
        edges="source,target,type,weight\n" + "".join(f"a,b,r,{said}\n" for said in ("1_000", "nan", "1e400", "٣"))
    ),
    "a link out of the folder": _linked,
}
