"""What was made fast says what the plain way says: the standard library's UUIDv5, JSON in RFC 8785's order, folding."""

from __future__ import annotations

import json
import unicodedata
from uuid import uuid5

from hypothesis import given
from hypothesis import strategies as st

from lipgraph.domain import canonical
from lipgraph.domain.ids import NAMESPACE, fold, mint, nfc

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ANY_CELL = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS | st.lists(TEXTS)


@given(TEXTS, st.lists(TEXTS | st.none()))
def test_a_minted_id_is_the_uuid5_of_the_standard_library(kind: str, parts: list[str | None]) -> None:
    plain = [kind, *(part if part is None else unicodedata.normalize("NFC", part) for part in parts)]
    name = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    assert mint(kind, *parts) == str(uuid5(NAMESPACE, name))


@given(st.dictionaries(TEXTS, ANY_CELL))
def test_canonical_text_is_json_sorted_by_utf_16(cells: dict[str, canonical.Json]) -> None:
    ordered = {name: cells[name] for name in sorted(cells, key=lambda name: name.encode("utf-16-be"))}
    assert canonical.text(cells) == json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))


@given(st.text(st.characters(max_codepoint=127)))
def test_folding_ascii_is_folding_any_text(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)
    # A letter with an accent beside it takes the way of all texts; the accent folds away with it.
    assert fold(text + " e\u0301") == f"{fold(text)} e".strip()
