"""The chain's arithmetic, checked by hand-written SHA-256 over texts spelled out here."""

import hashlib
from datetime import UTC, datetime

from lipgraph.domain.facts import columns
from lipgraph.store.chain import GENESIS, Head, Payload, change_of, entry_hash, next_entry, payloads_of
from lipgraph.store.ports import Actor, FactChange, LogEntry

AFTER = {**dict.fromkeys(columns("organization")), "id": "1", "slug": "é", "name": "É"}
ADDED = FactChange(noun="organization", key=("1",), before=None, after=AFTER)
TEXT = '{"after":{"id":"1","name":"É","slug":"é"},"before":null,"key":["1"],"noun":"organization"}'


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_payload_is_canonical_text_without_absent_cells() -> None:
    assert payloads_of([ADDED])[0].text == TEXT
    assert change_of(TEXT) == ADDED


def test_a_payload_digest_is_salted() -> None:
    assert Payload(text=TEXT, salt="ab").digest == _sha("ab" + TEXT)
    assert len({one.digest for one in payloads_of([ADDED, ADDED])}) == 2


def test_an_entry_hash_covers_what_the_design_names() -> None:
    entry = LogEntry(
        number=2, transaction="t", at=datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), actor=Actor(), revision=7, changes=(),
        payload_digests=("aa",), salts=(), previous="bb", hash="",
    )  # fmt: skip
    spelled = (
        '{"actor":{"channel":"cli","digest":null,"document":null,"role":"operator"},'
        '"at":"2025-01-02T03:04:05.000000+00:00","number":2,"payloads":["aa"],"previous":"bb","revision":7,'
        '"transaction":"t"}'
    )
    assert entry_hash(entry) == _sha(spelled)


def test_the_first_entry_follows_the_genesis() -> None:
    entry, payloads = next_entry(Head(), [ADDED], transaction="t", actor=Actor(), revision=1)
    assert (entry.number, entry.previous) == (1, GENESIS)
    assert entry.payload_digests == (payloads[0].digest,)
    assert entry.hash == entry_hash(entry)
